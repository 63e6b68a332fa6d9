/** What of a project tells where its tests go, and what they are written with. */
export interface TestProject {
  /** The folder of the nearest manifest, else of the workspace, as an address with `/` at its end. */
  readonly root: string;
  /** The addresses of the files in it. */
  readonly files: readonly string[];
  /** What its manifests say, one after the other. */
  readonly manifest: string;
}

/** The files that name what a project is made of; the folder that holds one is a project's. */
const MANIFESTS: readonly RegExp[] = [
  /^package\.json$/,
  /^(?:pyproject\.toml|setup\.(?:py|cfg)|requirements[\w-]*\.txt|tox\.ini|pytest\.ini)$/,
  /^(?:go\.mod|Cargo\.toml|mix\.exs|pubspec\.yaml|composer\.json|Gemfile|CMakeLists\.txt)$/,
  /^(?:pom\.xml|build\.gradle(?:\.kts)?)$/,
  /\.(?:cs|fs|vb)proj$|\.gemspec$/,
];

/** The folder of the nearest manifest above a document, else `top`; both with `/` at their end. */
export function projectRootOf(uri: string, top: string, files: readonly string[]): string {
  const roots = files.filter(isManifest).map(folderOf);
  const around = roots.filter(root => root.startsWith(top) && uri.startsWith(root));
  return around.reduce((nearest, root) => (nearest.length < root.length ? root : nearest), top);
}

/** The manifests that lie in a folder itself. */
export function manifestsIn(root: string, files: readonly string[]): readonly string[] {
  return files.filter(file => folderOf(file) === root && isManifest(file));
}

function isManifest(uri: string): boolean {
  const name = uri.slice(folderOf(uri).length);
  return MANIFESTS.some(manifest => manifest.test(name));
}

/** With `/` at its end. */
function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf('/') + 1);
}
