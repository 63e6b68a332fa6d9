import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  isBatteryOfMac,
  isBatteryOfWindows,
  powerSource,
  suppliesAreEmpty,
} from '../../../src/server/adapters/powerSource.js';
import { inTemporaryFolder } from '../../support/temporaryFolder.js';

type Supplies = Readonly<Record<string, Readonly<Record<string, string>>>>;

const DRAINED = { type: 'Battery', status: 'Discharging' };
const MAINS = { type: 'Mains', online: '1' };

describe('a machine that runs on its battery', () => {
  const onLinux: readonly [is: string, supplies: Supplies, isBattery: boolean][] = [
    [
      'drains it, and nothing else feeds it',
      { BAT0: DRAINED, AC: { ...MAINS, online: '0' } },
      true,
    ],
    ['has no other supply at all', { BAT0: DRAINED }, true],
    ['is not one at the mains', { BAT0: { ...DRAINED, status: 'Charging' }, AC: MAINS }, false],
    ['is not one that the mains alone are too weak for', { BAT0: DRAINED, AC: MAINS }, false],
    [
      'is not one that is fed through a plug for everything',
      { BAT0: DRAINED, ucsi: { type: 'USB', online: '1' } },
      false,
    ],
    [
      'is not one with a mouse that has a battery',
      { mouse: { ...DRAINED, scope: 'Device' } },
      false,
    ],
    ['is not one without a battery', { AC: MAINS }, false],
    ['is not one that says nothing', {}, false],
  ];
  for (const [is, supplies, isBattery] of onLinux) {
    it(`with Linux, ${is}`, () =>
      inTemporaryFolder(async folder => {
        for (const [name, told] of Object.entries(supplies)) {
          await mkdir(join(folder, name));
          for (const [what, text] of Object.entries(told)) {
            await writeFile(join(folder, name, what), `${text}\n`);
          }
        }
        assert.equal(await suppliesAreEmpty(folder), isBattery);
      }));
  }

  const onMac: readonly [text: string, isBattery: boolean][] = [
    ["Now drawing from 'Battery Power'\n -InternalBattery-0 (id=1)\t80%; discharging;", true],
    ["Now drawing from 'AC Power'\n -InternalBattery-0 (id=1)\t80%; charging;", false],
    ["Now drawing from 'AC Power'\n", false],
    ['', false],
  ];
  for (const [text, isBattery] of onMac) {
    it(`with macOS, is ${isBattery ? '' : 'not '}one that says ${JSON.stringify(text)}`, () => {
      assert.equal(isBatteryOfMac(text), isBattery);
    });
  }

  const onWindows: readonly [text: string, isBattery: boolean][] = [
    ['1\r\n', true],
    ['2\r\n', false],
    ['2\r\n1\r\n', true],
    ['4\r\n', true],
    ['6\r\n', false],
    ['11\r\n', false],
    ['', false],
  ];
  for (const [text, isBattery] of onWindows) {
    it(`with Windows, is ${isBattery ? '' : 'not '}one that says ${JSON.stringify(text)}`, () => {
      assert.equal(isBatteryOfWindows(text), isBattery);
    });
  }

  it('is looked for on this machine without a fault', async () => {
    assert.equal(typeof (await powerSource(process)?.isBattery()), 'boolean');
  });

  it('is none where the system cannot be asked', async () => {
    assert.equal(powerSource({ platform: 'aix', env: {} }), undefined);
    const mac = powerSource({ platform: 'darwin', env: {} });
    if (process.platform !== 'darwin') assert.equal(await mac?.isBattery(), false);
  });
});
