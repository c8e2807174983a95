// The floor of the stack: the three packages, loaded, and nothing done.
import '@actions/core'
import '@actions/github'
import '@actions/http-client'
