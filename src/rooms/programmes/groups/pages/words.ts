import type { Translator } from '../../../../platform/i18n/index.ts';
import type { GroupRule } from '../model.ts';

export const groupRuleText = (t: Translator, { leastMembers, sharePassing, shareSmall, mostPerFirm }: GroupRule) =>
  [
    t('programmes.group.rule.leastMembers', { members: leastMembers }),
    t('programmes.group.rule.sharePassing', { share: sharePassing }),
    ...(shareSmall === 0 ? [] : [t('programmes.group.rule.shareSmall', { share: shareSmall })]),
    ...(mostPerFirm === null
      ? []
      : [t('programmes.group.rule.mostPerFirm', { amount: t.number(Number(mostPerFirm)) })]),
  ].join(' ');
