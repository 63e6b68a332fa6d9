/** A model that the scripted server has; what is left out is as of a small Qwen Coder. */
export interface ScriptedModel {
  readonly name: string;
  /** Bytes on disk. */
  readonly size?: number;
  readonly family?: string;
  readonly parameters?: string;
  readonly quantization?: string;
  readonly capabilities?: readonly string[];
  readonly template?: string;
  /** The tokens that a verbose `/api/show` tells. */
  readonly vocabulary?: readonly string[];
  /** The longest context the model was made for. */
  readonly contextLength?: number;
  readonly remoteHost?: string;
  readonly remoteModel?: string;
  /** The context it is loaded with from the start. */
  readonly loadedWith?: number;
}

export const SMALL_QWEN: Required<
  Omit<ScriptedModel, 'remoteHost' | 'remoteModel' | 'loadedWith'>
> = {
  name: 'qwen2.5-coder:1.5b-base',
  size: 986_062_089,
  family: 'qwen2',
  parameters: '1.5B',
  quantization: 'Q4_K_M',
  capabilities: ['completion', 'insert'],
  template: '',
  vocabulary: [],
  contextLength: 32_768,
};

/** As `/api/tags` lists it. */
export function tagOf(model: ScriptedModel): unknown {
  const { name, size, family, parameters, quantization, capabilities } = {
    ...SMALL_QWEN,
    ...model,
  };
  return {
    name,
    model: name,
    modified_at: '2026-11-01T00:00:00Z',
    size,
    digest: 'd'.repeat(64),
    details: {
      format: 'gguf',
      family,
      families: [family],
      parameter_size: parameters,
      quantization_level: quantization,
    },
    capabilities,
    ...remoteFields(model),
  };
}

/** As `/api/show` tells of it. */
export function showOf(model: ScriptedModel, verbose: boolean): unknown {
  const { capabilities, family, contextLength, template, vocabulary } = {
    ...SMALL_QWEN,
    ...model,
  };
  return {
    capabilities,
    template,
    model_info: {
      'general.architecture': family,
      [`${family}.context_length`]: contextLength,
      'tokenizer.ggml.tokens': verbose ? vocabulary : null,
    },
    ...remoteFields(model),
  };
}

function remoteFields({
  remoteHost,
  remoteModel,
}: ScriptedModel): Readonly<Record<string, unknown>> {
  return {
    ...(remoteHost === undefined ? {} : { remote_host: remoteHost }),
    ...(remoteModel === undefined ? {} : { remote_model: remoteModel }),
  };
}

/** As `/api/ps` lists it. */
export function runningOf([name, contextLength]: readonly [string, number]): unknown {
  return { name, model: name, context_length: contextLength };
}
