import './reflect.ts'

/**
 * The X.509 library, loaded once what it needs is in place: jest runs what a static import names
 * before any line of the module that imports it, if that is CommonJS.
 */
export const x509 = await import(/* webpackMode: "eager" */ '@peculiar/x509')
