import assert from 'node:assert/strict';
import { type Family, familyOf } from '../../../src/core/models/families.js';
import { ModelNotes } from '../../../src/core/models/modelNotes.js';
import { ModelFault, type ModelRuntime } from '../../../src/core/models/modelRuntime.js';
import { installedModel } from '../../support/scriptedRuntime.js';

const never = new AbortController().signal;
const NAME = 'qwen2.5-coder:1.5b-base';
const OTHER = { name: 'llama3.2:3b', contextLength: 4096 };

/** Notes on a model that is in memory, of a server that says these versions, one after the other. */
function notesOf(
  versions: readonly string[],
  server = 'Ollama',
): { readonly notes: ModelNotes; readonly reason: () => Promise<string>; asked: number } {
  const seen = { asked: 0 };
  const version: ModelRuntime['version'] = () => {
    const said = versions[seen.asked] ?? '';
    seen.asked += 1;
    return said === ''
      ? Promise.reject(new ModelFault('failed', 'no sense in it'))
      : Promise.resolve(said);
  };
  const notes = new ModelNotes({ server, version });
  const subject = { model: installedModel(NAME), family: familyIn(NAME), contextLength: 4096 };
  const reason = async (): Promise<string> => (await notes.on(subject, never))?.reason ?? '';
  return Object.assign(seen, { notes, reason });
}

function familyIn(name: string): Family {
  const family = familyOf(name);
  assert.ok(family);
  return family;
}

describe('notes on a model that works', () => {
  it('ask for the version once', async () => {
    const told = notesOf(['0.32.15', '0.1.0']);
    assert.deepEqual([await told.reason(), await told.reason()], ['', '']);
    assert.equal(told.asked, 1);
  });

  it('ask again until it is one that need not be updated', async () => {
    const told = notesOf(['0.17.0', '0.17.1']);
    assert.match(await told.reason(), /Ollama 0\.17\.0 has CVE/);
    assert.equal(await told.reason(), '');
    assert.equal(told.asked, 2);
  });

  it('ask again where another server may have come', async () => {
    const told = notesOf(['0.32.15', '0.17.0']);
    assert.equal(await told.reason(), '');
    told.notes.serverGone();
    assert.match(await told.reason(), /0\.17\.0/);
  });

  it('do without where a server does not say, and do not ask one that is no Ollama', async () => {
    assert.equal(await notesOf([]).reason(), '');
    const other = notesOf(['0.17.0'], 'llama-server');
    assert.equal(await other.reason(), '');
    assert.equal(other.asked, 0);
  });

  it('tell of the model that threw it out, until that is of no matter any more', async () => {
    const { notes, reason } = notesOf(['0.32.15', '0.32.15']);
    notes.isMissing(NAME, [OTHER]);
    assert.equal(await reason(), '');
    notes.isMissing(NAME, [OTHER]);
    assert.match(await reason(), /llama3\.2:3b threw qwen2\.5-coder:1\.5b-base out of memory/);
    notes.forget();
    assert.equal(await reason(), '');
  });
});
