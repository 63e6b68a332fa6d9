import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TokenMeter } from '../../../src/core/models/tokenMeter.js';
import { tokensOf } from '../../../src/core/models/tokens.js';

const CODE = 'const value = compute(1, 2, 3);\n'.repeat(20);

describe('TokenMeter', () => {
  it('estimates until a server has counted', () => {
    assert.equal(new TokenMeter().tokensOf(CODE), tokensOf(CODE));
  });

  it('comes close to what the server counts', () => {
    const meter = new TokenMeter();
    const counted = Math.round(tokensOf(CODE) * 0.75);
    meter.learn(CODE, counted);
    const estimate = meter.tokensOf(CODE);
    assert.ok(counted <= estimate && estimate <= counted * 1.1, `${estimate} for ${counted}`);
  });

  it('is on the safe side of every prompt that it learned from', () => {
    const ratio = fc.double({ min: 0.6, max: 1.8, noNaN: true });
    fc.assert(
      fc.property(fc.array(ratio, { minLength: 1, maxLength: 8 }), ratios => {
        const meter = new TokenMeter();
        const counts = ratios.map(each => Math.floor(tokensOf(CODE) * each));
        for (const counted of counts) meter.learn(CODE, counted);
        for (const counted of counts) assert.ok(counted <= meter.tokensOf(CODE));
      }),
    );
  });

  it('learns nothing from a prompt that is mostly marks, or from no count', () => {
    const meter = new TokenMeter();
    meter.learn('<|fim_prefix|>a<|fim_suffix|><|fim_middle|>', 4);
    meter.learn(CODE, 0);
    assert.equal(meter.tokensOf(CODE), tokensOf(CODE));
  });

  it('lets fit what it says fits', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.integer({ min: 100, max: 400 }), (tokens, counted) => {
        const meter = new TokenMeter();
        meter.learn(CODE, counted);
        assert.ok(meter.tokensOf('x'.repeat(meter.unitsFor(tokens))) <= tokens);
      }),
    );
  });
});
