const NAME_FILE = 'Name the file of its authority, in PEM form, in "cove.ollama.caFile".';

/** What can be wrong with the certificate of a server, in words, and what helps. */
export const CERTIFICATE_FAULTS = {
  expired: {
    detail: 'it has expired',
    remedy: 'Renew it on the server, or set the clock of this machine right.',
  },
  early: {
    detail: 'it is not valid yet',
    remedy: 'Set the clock of this machine right, or that of the server.',
  },
  otherName: {
    detail: 'it is for another name',
    remedy: 'Set "cove.ollama.url" to a name that it is for.',
  },
  ownSigned: { detail: 'it is signed by itself', remedy: NAME_FILE },
  stranger: { detail: 'its authority is unknown', remedy: NAME_FILE },
  noFile: {
    detail: 'the file of its authority cannot be read',
    remedy: 'Let "cove.ollama.caFile" name a file in PEM form that can be read.',
  },
} as const satisfies Record<string, { readonly detail: string; readonly remedy: string }>;
