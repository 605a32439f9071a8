import type { SamplingRule } from '../../../contract/sampling';
import { useTexts } from '../../i18n/useTexts';
import { State } from '../../ui/glyphs/StatusWord';
import { samplingTexts, type SamplingTranslate } from './texts';

/** What a rule picks, in a few words. */
export function picksOf({ asks, team }: SamplingRule, t: SamplingTranslate): readonly string[] {
  const { perWeek, longerThanMin, dispositions, kinds, agentIDs } = asks;
  return [
    perWeek === null ? t('picks.every') : t('picks.perWeek', { count: perWeek }),
    ...(longerThanMin === null ? [] : [t('picks.longer', { minutes: longerThanMin })]),
    ...(dispositions.length === 0 ? [] : [dispositions.map((each) => t(`disposition.${each}`)).join(' / ')]),
    ...(kinds.length === 0 ? [] : [kinds.map((kind) => t(`kind.${kind}`)).join(' / ')]),
    team?.name ?? t('picks.everybody'),
    ...(agentIDs.length === 0 ? [] : [t('picks.agents', { count: agentIDs.length })]),
  ];
}

/** Whether it picks; where it stopped by itself, over what. */
export function RuleState({ rule }: { readonly rule: SamplingRule }) {
  const t = useTexts(samplingTexts);
  const { state, pausedBecause, pausedOver } = rule;
  if (state === 'active') {
    return (
      <State glyph="check" tone="live">
        {t('state.active')}
      </State>
    );
  }
  if (pausedBecause === 'form' || pausedBecause === 'reviewer') {
    return (
      <State glyph="triangle" tone="wait">
        {t(`state.${pausedBecause}`, { over: pausedOver ?? '' })}
      </State>
    );
  }
  return (
    <State glyph="square" tone="faint">
      {t('state.paused')}
    </State>
  );
}
