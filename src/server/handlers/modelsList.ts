import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import { familyNameOf, rolesOf } from '../../core/models/describeModel.js';
import type { InstalledModel, ModelRuntime } from '../../core/models/modelRuntime.js';
import { METHODS } from '../../protocol/methods.js';
import type { ModelInfo } from '../../protocol/models.js';
import { onQuery } from '../onQuery.js';

export interface ModelsListDeps {
  readonly runtime: ModelRuntime;
  readonly log: Log;
}

/** Answers `null` where the server cannot be asked; the status says why. */
export function onModelsList(connection: Connection, { runtime, log }: ModelsListDeps): void {
  onQuery(connection, log, METHODS.modelsList, async (_params, signal) => {
    const [installed, loaded] = await Promise.all([
      runtime.installed(signal),
      runtime.loaded(signal),
    ]);
    const inMemory = new Set(loaded.map(({ name }) => name));
    return Promise.all(
      installed.map(model => infoOf(runtime, model, inMemory.has(model.name), signal)),
    );
  });
}

async function infoOf(
  runtime: ModelRuntime,
  model: InstalledModel,
  loaded: boolean,
  signal: AbortSignal,
): Promise<ModelInfo> {
  // One model that cannot be described does not hide the others.
  const details = await runtime.details(model.name, signal).catch(() => undefined);
  return {
    name: model.name,
    size: model.size,
    family: familyNameOf(model),
    roles: rolesOf(model, details),
    loaded,
    remote: model.remote || (details?.remote ?? false),
    parameters: model.parameters,
    quantization: model.quantization,
    contextLength: details?.contextLength ?? 0,
  };
}
