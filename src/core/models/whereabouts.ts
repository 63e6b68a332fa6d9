import type { Finding } from './finding.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** A place where code runs that is not quite the machine before the person. First match wins. */
const PLACES: readonly {
  readonly is: (env: Environment) => boolean;
  readonly detail: string;
  /** What makes an Ollama outside of it reachable from inside. */
  readonly remedy: string;
}[] = [
  {
    is: env => filled(env['CODESPACES']),
    detail: 'In a codespace: 127.0.0.1 is the machine of the codespace, not yours.',
    remedy: 'Run Ollama in the codespace, or work on your own machine.',
  },
  {
    is: env => filled(env['REMOTE_CONTAINERS']) || filled(env['DEVCONTAINER']),
    detail: 'In a container: 127.0.0.1 is the container, not the machine that it runs on.',
    remedy:
      'Let "cove.ollama.url" name host.docker.internal with port 11434, name that host in "cove.ollama.allowedHosts" too, and start Ollama with OLLAMA_HOST=0.0.0.0.',
  },
  {
    is: env => filled(env['WSL_DISTRO_NAME']),
    detail: 'In WSL: 127.0.0.1 is the Linux machine, not Windows, unless its network is mirrored.',
    remedy:
      'Run Ollama inside WSL, or set "networkingMode=mirrored" in ".wslconfig" to reach the one of Windows.',
  },
  {
    is: env => filled(env['SSH_CONNECTION']) || filled(env['VSCODE_AGENT_FOLDER']),
    detail: 'On the machine that you are connected to: 127.0.0.1 is that one, not yours.',
    remedy:
      'Run Ollama there, or bring yours there with "ssh -R 11434:127.0.0.1:11434", which needs no other setting.',
  },
];

/** Where the server runs, by its environment; `answers` tells whether Ollama does. */
export function placeFinding(env: Environment, answers: boolean): Finding {
  const check = 'Where Cove runs';
  const place = PLACES.find(({ is }) => is(env));
  if (!place) return { check, ok: true, detail: 'On this machine.' };
  const { detail, remedy } = place;
  return answers ? { check, ok: true, detail } : { check, ok: false, detail, remedy };
}

/** Variables that name a proxy. Their values can hold passwords, and are never told. */
const PROXY_NAMES = ['HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy', 'ALL_PROXY'];

/** Whether the environment names a proxy, and what that means for `host`. */
export function proxyFinding(env: Environment, isLoopback: boolean): Finding {
  const check = 'Proxy';
  const named = PROXY_NAMES.filter(name => filled(env[name]));
  if (named.length === 0) return { check, ok: true, detail: 'None in the environment.' };
  const names = named.join(' and ');
  if (isLoopback)
    return { check, ok: true, detail: `${names}: Cove goes past it to this machine.` };
  const used = filled(env['NODE_USE_ENV_PROXY']);
  return {
    check,
    ok: true,
    detail: used
      ? `${names}: requests go through it, unless NO_PROXY names the host.`
      : `${names}: Cove does not use it, as NODE_USE_ENV_PROXY is not set.`,
  };
}

/** Extensions that suggest code at the cursor too, by their names. */
export function rivalsFinding(rivals: readonly string[]): Finding {
  const check = 'Other extensions that complete';
  if (rivals.length === 0) return { check, ok: true, detail: 'None that is known.' };
  return {
    check,
    ok: false,
    detail: `${rivals.join(', ')}: the editor shows the suggestion of whichever answers first.`,
    remedy: 'Turn off the suggestions of all but one, in their settings or the view of extensions.',
  };
}

function filled(text: string | undefined): boolean {
  return text !== undefined && text !== '';
}
