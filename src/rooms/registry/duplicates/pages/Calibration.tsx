import { Absence, Details, Table } from '../../../../platform/html/components/index.ts';
import type { PageContext } from '../../../../platform/html/page.ts';
import type { QueueView } from '../view.ts';

/** Fewer decisions than this say nothing about a band. */
const fewest = 5;

/** What people decided, by how probable the search held it: whether its probabilities can be believed. */
export function Calibration({ bands, page: { t } }: { bands: QueueView['bands']; page: PageContext }) {
  const decided = bands.reduce((sum, { same, different }) => sum + same + different, 0);
  const same = bands.reduce((sum, band) => sum + band.same, 0);
  const caption = t('registry.duplicate.calibration');
  const percent = (share: number) => t.number(Math.round(share * 1000) / 10);
  return (
    <>
      <h2>{caption}</h2>
      <p>
        {decided === 0
          ? t('registry.duplicate.calibration.none')
          : t('registry.duplicate.calibration.text', { decided, same, share: percent(same / decided) })}
      </p>
      <Details summary={t('registry.duplicate.calibration.show')} plain>
        <Table
          caption={caption}
          captionHidden
          stack
          scrollLabel={t('html.table.scroll', { caption })}
          empty={t('html.absence.noData')}
          columns={[
            { label: t('registry.duplicate.band') },
            { label: t('registry.duplicate.state.waiting'), numeric: true },
            { label: t('registry.duplicate.state.same'), numeric: true },
            { label: t('registry.duplicate.state.different'), numeric: true },
            { label: t('registry.duplicate.calibration.share'), named: true },
          ]}
          rows={bands.map((band) => [
            t('registry.duplicate.band.of', { from: percent(band.from), to: percent(band.to) }),
            t.number(band.waiting),
            t.number(band.same),
            t.number(band.different),
            band.same + band.different < fewest ? (
              <Absence kind="notKnownYet" text={t('html.absence.notKnownYet')} />
            ) : (
              t('registry.duplicate.calibration.of', {
                share: percent(band.same / (band.same + band.different)),
                count: band.same + band.different,
              })
            ),
          ])}
          note={t('registry.duplicate.calibration.note', { fewest })}
        />
      </Details>
    </>
  );
}
