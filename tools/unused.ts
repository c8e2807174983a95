/**
 * Stands in the bundles for `undici` and octokit, which the @actions packages import and no step of ours calls: `paths`
 * in tsconfig.json puts it in their place. They would be two thirds of what the runner reads before a step begins.
 *
 * `@actions/github` makes a client of GitHub's API when it is loaded, and behind a proxy an agent for it. What it calls
 * to do so is here, and makes nothing.
 */

/** In the place of undici's: `new Object` makes nothing. */
export const ProxyAgent = Object
/** In the place of undici's. */
export const fetch = undefined

/** In the place of `@octokit/core`'s. */
export const Octokit = { plugin: () => ({ defaults: () => undefined }) }
/** In the place of `@octokit/plugin-paginate-rest`'s. */
export const paginateRest = undefined
/** In the place of `@octokit/plugin-rest-endpoint-methods`'s. */
export const restEndpointMethods = undefined
