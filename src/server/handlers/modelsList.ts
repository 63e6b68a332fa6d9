import type { Connection } from 'vscode-languageserver/node';
import type { Log } from '../../core/base/log.js';
import { familyNameOf, rolesOf } from '../../core/models/describeModel.js';
import { type Family, familyOf, fillsMiddle } from '../../core/models/families.js';
import type {
  InstalledModel,
  LoadedModel,
  ModelDetails,
  ModelRuntime,
} from '../../core/models/modelRuntime.js';
import type { RecognizedFamilies } from '../../core/models/recognizedFamilies.js';
import { METHODS } from '../../protocol/methods.js';
import type { ModelInfo } from '../../protocol/models.js';
import type { FiguresBoard } from '../figuresBoard.js';
import { onQuery } from '../onQuery.js';

export interface ModelsListDeps {
  readonly runtime: ModelRuntime;
  readonly families: RecognizedFamilies;
  readonly figures: Pick<FiguresBoard, 'speedOf'>;
  readonly log: Log;
}

/** Answers `null` where the server cannot be asked; the status says why. */
export function onModelsList(connection: Connection, deps: ModelsListDeps): void {
  onQuery(connection, deps.log, METHODS.modelsList, (_params, signal) => modelsOf(deps, signal));
}

async function modelsOf(
  { runtime, families, figures }: ModelsListDeps,
  signal: AbortSignal,
): Promise<readonly ModelInfo[]> {
  const [installed, loaded] = await Promise.all([
    runtime.installed(signal),
    runtime.loaded(signal),
  ]);
  // One model that cannot be described does not hide the others.
  const details = await Promise.all(
    installed.map(({ name }) => runtime.details(name, signal).catch(() => undefined)),
  );
  const inMemory = new Map(loaded.map(model => [model.name, model]));
  const infos: ModelInfo[] = [];
  // One after the other: to recognize a stranger can take megabytes.
  for (const [at, model] of installed.entries()) {
    const known = described(model, details[at]);
    const family =
      known.remote || !known.roles.includes('completion')
        ? familyOf(model.name)
        : await families.of(model.name, signal);
    infos.push({
      ...known,
      ...familyFields(model, family),
      ...memoryFields(inMemory.get(model.name)),
      ...speedField(figures.speedOf(model.name)),
    });
  }
  return infos;
}

type Described = Omit<ModelInfo, 'family' | 'fillsMiddle' | 'loaded'>;

function memoryFields(
  loaded: LoadedModel | undefined,
): Pick<ModelInfo, 'loaded' | 'memory' | 'graphicsShare'> {
  if (!loaded) return { loaded: false };
  const { bytes, onGraphics } = loaded;
  return {
    loaded: true,
    ...(bytes === undefined ? {} : { memory: bytes }),
    ...(onGraphics === undefined ? {} : { graphicsShare: onGraphics }),
  };
}

function speedField(speed: number | undefined): Pick<ModelInfo, 'tokensPerSecond'> {
  return speed === undefined ? {} : { tokensPerSecond: speed };
}

function described(model: InstalledModel, details: ModelDetails | undefined): Described {
  return {
    name: model.name,
    size: model.size,
    roles: rolesOf(model, details),
    remote: model.remote || (details?.remote ?? false),
    parameters: model.parameters,
    quantization: model.quantization,
    contextLength: details?.contextLength ?? 0,
  };
}

function familyFields(
  model: InstalledModel,
  family: Family | undefined,
): Pick<ModelInfo, 'family' | 'fillsMiddle'> {
  return {
    family: familyNameOf(model, family),
    fillsMiddle: family !== undefined && fillsMiddle(family),
  };
}
