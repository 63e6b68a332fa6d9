import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * What a build may use of this processor, by name. `-march=native` is not asked: a virtual machine can
 * announce AMX and then fault on its first instruction, so AMX is not in the table.
 * A row counts when the kernel lists all its `flags`.
 */
const EXTENSIONS = Object.freeze([
  { flags: ['sse4_2'], gcc: ['-msse4.2'], cmake: 'GGML_SSE42' },
  { flags: ['avx'], gcc: ['-mavx'], cmake: 'GGML_AVX' },
  { flags: ['f16c'], gcc: ['-mf16c'], cmake: 'GGML_F16C' },
  { flags: ['fma'], gcc: ['-mfma'], cmake: 'GGML_FMA' },
  { flags: ['avx2'], gcc: ['-mavx2'], cmake: 'GGML_AVX2' },
  { flags: ['bmi2'], gcc: ['-mbmi2'], cmake: 'GGML_BMI2' },
  {
    flags: ['avx512f', 'avx512cd', 'avx512vl', 'avx512dq', 'avx512bw'],
    gcc: ['-mavx512f', '-mavx512cd', '-mavx512vl', '-mavx512dq', '-mavx512bw'],
    cmake: 'GGML_AVX512',
  },
  { flags: ['avx512vbmi'], gcc: ['-mavx512vbmi'], cmake: 'GGML_AVX512_VBMI' },
  { flags: ['avx512_vnni'], gcc: ['-mavx512vnni'], cmake: 'GGML_AVX512_VNNI' },
]);

/**
 * How to build for this processor: options for cmake, flags for the compiler, and an id that differs where
 * a build from another machine might not run.
 */
export function processor() {
  const flags = listedFlags();
  if (flags === undefined) {
    return { cmake: ['-DGGML_NATIVE=ON'], gcc: [], id: `${process.platform}-${process.arch}` };
  }
  const used = EXTENSIONS.filter(row => row.flags.every(flag => flags.has(flag)));
  const cmake = EXTENSIONS.map(row => `-D${row.cmake}=${used.includes(row) ? 'ON' : 'OFF'}`);
  const gcc = used.flatMap(row => row.gcc);
  const digest = createHash('sha256').update(gcc.join(' ')).digest('hex').slice(0, 8);
  return { cmake: ['-DGGML_NATIVE=OFF', ...cmake], gcc, id: `x64-${digest}` };
}

/** The flags that Linux lists for an x86 processor; nothing elsewhere. */
function listedFlags() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const line = /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1];
  return new Set(line?.trim().split(/\s+/));
}
