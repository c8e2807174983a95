/**
 * What tsyringe, under `@peculiar/x509`, asks of `reflect-metadata`: three functions on `Reflect`.
 * Import this file before `@peculiar/x509`. Where `reflect-metadata` is loaded already, it does nothing.
 */

type Metadata = Map<unknown, unknown>

const stores = new WeakMap<object, Metadata>()

function getOwnMetadata(key: unknown, target: object): unknown {
  return stores.get(target)?.get(key)
}

function getMetadata(key: unknown, target: object): unknown {
  for (let owner: object | null = target; owner; owner = Reflect.getPrototypeOf(owner)) {
    if (stores.get(owner)?.has(key)) return getOwnMetadata(key, owner)
  }
  return undefined
}

function defineMetadata(key: unknown, value: unknown, target: object): void {
  const store: Metadata = stores.get(target) ?? new Map()
  stores.set(target, store.set(key, value))
}

if (!('getMetadata' in Reflect)) {
  Object.assign(Reflect, { getMetadata, getOwnMetadata, defineMetadata })
}
