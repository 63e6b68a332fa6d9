import { manifestsIn, projectRootOf, type TestProject } from '../core/actions/tests/testProject.js';
import { cutTo } from '../core/text/cutTo.js';
import { textOnDisk } from './adapters/diskFiles.js';
import { workspaceFiles } from './adapters/workspaceFiles.js';
import { excludedBy } from './excludedBy.js';
import type { LiveSettings } from './liveSettings.js';
import type { WorkspaceFolders } from './workspaceFolders.js';

/** More of all manifests of a folder names nothing that matters. */
const MANIFEST_UNITS_MAX = 64 << 10;

interface Around {
  readonly folders: WorkspaceFolders;
  readonly settings: LiveSettings;
}

/** The project in a folder of the workspace that a document belongs to; none where it is in none. */
export async function testProjectOf(
  uri: string,
  { folders, settings }: Around,
): Promise<TestProject | undefined> {
  const tops = folders.all.map(folder => folder.replace(/\/?$/, '/'));
  const top = tops
    .filter(folder => uri.startsWith(folder))
    .sort(byLength)
    .at(-1);
  if (top === undefined) return undefined;
  const listing = await workspaceFiles([top], file => excludedBy(settings.for(file))(file));
  const all = [...listing.files.keys()].map(file => asEditorsWrite(file, top));
  const root = projectRootOf(uri, top, all);
  const texts = await Promise.all(manifestsIn(root, all).map(textOnDisk));
  const manifest = texts.map(found => (found.kind === 'text' ? found.text : '')).join('\n');
  const files = all.filter(file => file.startsWith(root));
  return { root, files, manifest: cutTo(manifest, MANIFEST_UNITS_MAX) };
}

/** Node and editors write the drive of an address in two ways. */
function asEditorsWrite(file: string, top: string): string {
  const drive = /^file:\/\/\/[a-z]%3A\//i.exec(top)?.[0];
  return drive === undefined ? file : file.replace(/^file:\/\/\/[a-z]:\//i, drive);
}

function byLength(one: string, other: string): number {
  return one.length - other.length;
}
