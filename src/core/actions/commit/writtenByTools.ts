/** Names of files that tools write and nobody reads line by line, and endings of their paths. */
const WRITTEN_BY_TOOLS: readonly RegExp[] = [
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|deno\.lock)$/,
  /(?:^|\/)(?:Cargo|poetry|pdm|uv|Gemfile|composer|flake|mix|pubspec|Podfile|Pipfile|Package)\.(?:lock|resolved)$/i,
  /(?:^|\/)(?:go\.sum|go\.work\.sum|gradle\.lockfile|packages\.lock\.json|\.terraform\.lock\.hcl)$/,
  /\.min\.(?:js|css|mjs)$/,
  /\.(?:map|snap|svg|ipynb|tsbuildinfo)$/,
  /\.(?:pb\.(?:go|cc|h)|g\.dart|freezed\.dart|designer\.cs|generated\.\w+)$/i,
  /_pb2(?:_grpc)?\.pyi?$/,
  /(?:^|\/)(?:dist|node_modules|vendor|third_party|__snapshots__|__generated__)\//,
];

/** Whether the name of a file says all there is to say of a change in it. */
export function saysItself(path: string): boolean {
  return WRITTEN_BY_TOOLS.some(pattern => pattern.test(path));
}
