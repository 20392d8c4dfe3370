import { Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { isFontHere } from '../theme/page-font.ts';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../contract/index.ts';
import type { Answering } from '../dialogs/dialog-stack.ts';
import { useStore } from '../state/store.ts';
import { Dialog, Field, IconButton, Segments, Slider, Switch, TextField } from '../theme/controls/index.ts';
import { changeSettings, pageTextSizes, zoomBy } from './change-settings.ts';
import './settings-dialog.css';

const change = (settings: Partial<Settings>) => void changeSettings(settings);

function Look({ settings }: { settings: Settings }): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="settings-group">
      <legend>{t('settings.look')}</legend>
      <Segments
        label={t('settings.theme')}
        value={settings.theme}
        options={(['system', 'light', 'dark', 'contrast'] as const).map((value) => ({
          value,
          label: t(`settings.themes.${value}`),
        }))}
        onChange={(theme) => change({ theme })}
      />
      <Segments
        label={t('settings.language')}
        value={settings.locale}
        options={(['system', 'en', 'zh'] as const).map((value) => ({
          value,
          label: t(`settings.languages.${value}`),
        }))}
        onChange={(locale) => change({ locale })}
      />
    </fieldset>
  );
}

function Reading({ settings }: { settings: Settings }): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="settings-group">
      <legend>{t('settings.reading')}</legend>
      <TextField
        label={t('settings.font')}
        hint={
          isFontHere(settings.fontFamily)
            ? t('settings.fontHint')
            : t('settings.fontMissing', { name: settings.fontFamily })
        }
        value={settings.fontFamily}
        placeholder={t('settings.fontStandard')}
        maxLength={200}
        onCommit={(fontFamily) => change({ fontFamily })}
      />
      <Field label={t('settings.size')}>
        <div className="settings-size" role="group" aria-label={t('settings.size')}>
          <IconButton
            icon={Minus}
            label={t('settings.smaller')}
            disabled={settings.fontSize <= pageTextSizes.min}
            onClick={() => zoomBy(-1)}
          />
          <output aria-live="polite">{settings.fontSize}</output>
          <IconButton
            icon={Plus}
            label={t('settings.larger')}
            disabled={settings.fontSize >= pageTextSizes.max}
            onClick={() => zoomBy(1)}
          />
        </div>
      </Field>
      <Switch
        label={t('settings.wordWrap')}
        checked={settings.wordWrap}
        onChange={(wordWrap) => change({ wordWrap })}
      />
      <Switch
        label={t('settings.whitespace')}
        checked={settings.showWhitespace}
        onChange={(showWhitespace) => change({ showWhitespace })}
      />
    </fieldset>
  );
}

function Reviewing({ settings }: { settings: Settings }): ReactNode {
  const { t } = useTranslation();
  const percent = Math.round(settings.sensitivity * 100);
  return (
    <fieldset className="settings-group">
      <legend>{t('settings.reviewing')}</legend>
      <Slider
        label={t('settings.sensitivity')}
        hint={t('settings.sensitivityHint')}
        value={percent}
        min={0}
        max={95}
        step={5}
        shown={percent === 0 ? t('settings.sensitivityAll') : t('settings.sensitivityFrom', { percent })}
        onChange={(value) => change({ sensitivity: value / 100 })}
      />
      <Switch
        label={t('settings.autoAdvance')}
        checked={settings.autoAdvance}
        onChange={(autoAdvance) => change({ autoAdvance })}
      />
    </fieldset>
  );
}

function Saving({ settings }: { settings: Settings }): ReactNode {
  const { t } = useTranslation();
  return (
    <fieldset className="settings-group">
      <legend>{t('settings.saving')}</legend>
      <Segments
        label={t('settings.saveMode')}
        hint={t('settings.saveModeHint')}
        value={settings.saveMode}
        options={(['in-place', 'corrected-copy'] as const).map((value) => ({
          value,
          label: t(`settings.saveModes.${value}`),
        }))}
        onChange={(saveMode) => change({ saveMode })}
      />
      <TextField
        label={t('settings.author')}
        hint={t('settings.authorHint')}
        value={settings.authorName}
        maxLength={200}
        onCommit={(authorName) => change({ authorName })}
      />
    </fieldset>
  );
}

export function SettingsDialog({ answer }: Answering<null>): ReactNode {
  const { t } = useTranslation();
  const settings = useStore((state) => state.settings);
  return (
    <Dialog title={t('settings.title')} description={t('settings.saved')} onClose={() => answer(null)}>
      <Look settings={settings} />
      <Reading settings={settings} />
      <Reviewing settings={settings} />
      <Saving settings={settings} />
    </Dialog>
  );
}
