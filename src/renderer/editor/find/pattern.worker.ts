import { runTrial, type PatternTrial, type TrialNews } from './pattern-trial.ts';

const tell = (news: TrialNews): void => self.postMessage(news);

self.addEventListener('message', ({ data }: MessageEvent<PatternTrial>) => {
  tell('begun');
  runTrial(data);
  tell('done');
});
