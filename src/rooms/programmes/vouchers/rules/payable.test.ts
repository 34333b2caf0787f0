import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { payableOf } from './payable.ts';

describe('what an invoice brings', () => {
  const terms = { share: '0.5', ceiling: '1000', claimed: '0' };
  const cases: [invoice: string, claimed: string, payable: string][] = [
    ['400', '0', '200'],
    ['0.03', '0', '0.01'],
    ['5000', '0', '1000'],
    ['400', '900', '100'],
    ['400', '1000', '0'],
    ['400', '1200', '0'],
    ['99999999999999.99', '0', '1000'],
  ];
  for (const [invoice, claimed, payable] of cases) {
    it(`is ${payable} for an invoice of ${invoice} after ${claimed}`, () => {
      assert.equal(payableOf(invoice, { ...terms, claimed }), payable);
    });
  }

  it('never passes the ceiling, however many invoices come', () => {
    let claimed = '0';
    for (let i = 0; i < 100; i++) claimed = String(Number(claimed) + Number(payableOf('33.33', { ...terms, claimed })));
    assert.equal(Number(claimed), 1000);
  });
});
