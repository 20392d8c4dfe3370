import { ListFilter } from 'lucide-react';
import { memo, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { findingKinds, type FindingKind, type Severity } from '../../engine/findings.ts';
import { changeSettings } from '../settings/change-settings.ts';
import { setFilters } from '../state/filters.ts';
import type { Filters, FlagState, OpenDocument } from '../state/store.ts';
import { countFlags, type FlagCounts } from '../state/visible-flags.ts';
import { Chip, IconButton } from '../theme/controls/index.ts';

interface FlagFiltersProps {
  readonly document: OpenDocument;
  readonly filters: Filters;
  readonly sensitivity: number;
}

const severities: readonly Severity[] = ['error', 'warning', 'info'];
const states: readonly FlagState[] = ['open', 'fixed', 'kept'];

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

interface ChipsProps {
  readonly counts: FlagCounts;
  readonly kinds: readonly FindingKind[];
  readonly filters: Filters;
  readonly sensitivity: number;
}

/** Kinds with their counts; certainty, state and sensitivity behind one button, because they are seldom needed. */
export function FlagFilters({ document, filters, sensitivity }: FlagFiltersProps): ReactNode {
  const { flags, fixed } = document;
  const counts = useMemo(
    () => countFlags({ flags, fixed }, filters, sensitivity),
    [flags, fixed, filters, sensitivity],
  );
  const present = useMemo(
    () =>
      new Set<FindingKind>([...flags.map(({ finding }) => finding.kind), ...fixed.map(({ kind }) => kind)]),
    [flags, fixed],
  );
  // Kinds that this page has none of would only be in the way; one that was switched off can be switched on again.
  const kinds = findingKinds.filter((kind) => !filters.kinds.has(kind) || present.has(kind));
  return <FilterChips counts={counts} kinds={kinds} filters={filters} sensitivity={sensitivity} />;
}

/** Most edits move flags and leave their numbers as they are. */
function sameChips(before: ChipsProps, after: ChipsProps): boolean {
  return (
    before.filters === after.filters &&
    before.sensitivity === after.sensitivity &&
    before.kinds.join(' ') === after.kinds.join(' ') &&
    JSON.stringify(before.counts) === JSON.stringify(after.counts)
  );
}

const FilterChips = memo(function FilterChips({
  counts,
  kinds,
  filters,
  sensitivity,
}: ChipsProps): ReactNode {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <div className="flag-filters">
      <div className="flag-filters-first">
        <div className="flag-filters-row" role="group" aria-label={t('review.list.kinds')}>
          {kinds.map((kind) => (
            <Chip
              key={kind}
              pressed={filters.kinds.has(kind)}
              count={counts.kinds[kind]}
              onPress={() => setFilters({ kinds: toggled(filters.kinds, kind) })}
            >
              {t(`review.list.kind.${kind}`)}
            </Chip>
          ))}
          <Chip
            pressed={filters.severities.has('info')}
            count={counts.severities.info}
            onPress={() => setFilters({ severities: toggled(filters.severities, 'info') })}
          >
            {t('finding.severity.info')}
          </Chip>
        </div>
        <IconButton
          icon={ListFilter}
          label={t('review.list.filters')}
          pressed={open}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        />
      </div>
      {open && (
        <div className="flag-filters-more">
          <div className="flag-filters-row" role="group" aria-label={t('review.list.states')}>
            <span className="flag-filters-name">{t('review.list.states')}</span>
            {states.map((state) => (
              <Chip
                key={state}
                pressed={filters.states.has(state)}
                count={counts.states[state]}
                onPress={() => setFilters({ states: toggled(filters.states, state) })}
              >
                {t(`review.list.state.${state}`)}
              </Chip>
            ))}
          </div>
          <div className="flag-filters-row" role="group" aria-label={t('review.list.severity')}>
            <span className="flag-filters-name">{t('review.list.severity')}</span>
            {severities.map((severity) => (
              <Chip
                key={severity}
                pressed={filters.severities.has(severity)}
                count={counts.severities[severity]}
                onPress={() => setFilters({ severities: toggled(filters.severities, severity) })}
              >
                {t(`finding.severity.${severity}`)}
              </Chip>
            ))}
          </div>
          <label className="flag-filters-row flag-sensitivity">
            <span className="flag-filters-name">{t('review.list.sensitivity')}</span>
            <input
              type="range"
              min={0}
              max={95}
              step={5}
              value={Math.round(sensitivity * 100)}
              onChange={(event) => void changeSettings({ sensitivity: Number(event.target.value) / 100 })}
            />
            <span>
              {sensitivity === 0
                ? t('review.list.sensitivityAll')
                : t('review.list.sensitivityHint', {
                    count: counts.unsure,
                    percent: Math.round(sensitivity * 100),
                  })}
            </span>
          </label>
        </div>
      )}
    </div>
  );
}, sameChips);
