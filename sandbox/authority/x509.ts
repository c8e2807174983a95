// First, because the X.509 library registers its parts with it when it is loaded.
import 'reflect-metadata'
import * as library from '@peculiar/x509'

/** The X.509 library, with what it needs in place. */
export const x509 = library
