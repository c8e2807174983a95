import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import jest from 'eslint-plugin-jest'
import jsdoc from 'eslint-plugin-jsdoc'
import tseslint from 'typescript-eslint'

/** What an import may not name: a regular expression on its text, and why. */
const no = {
  outside: {
    regex: '/(sandbox|tools|examples|__tests__)/',
    message: 'src stands on its own.',
  },
  upward: {
    regex: '/(main|index)\\.ts$',
    message: 'Imports point one way: index -> main -> the rest -> certcentral.',
  },
  parent: {
    regex: '^\\.\\./(?!util/)',
    message: 'certcentral knows DigiCert, and nothing of the action around it.',
  },
  report: {
    regex: '/report/',
    message: 'What is told is rendered above: throw, or return, a code with its data.',
  },
  actions: {
    regex: '^@actions/(core|github)$',
    message: 'This part knows nothing of GitHub: return a value, or throw.',
  },
  network: {
    regex: '^(@actions/http-client|(node:)?(http|https|http2)|undici)$',
    message:
      'certcentral/http.ts sends every request: it follows no redirect and keeps a deadline.',
  },
  effects: {
    regex: '^(node:)?fs\\b|/certcentral/(http|reader|writer)\\.ts$',
    message: 'A pure module is handed what it needs.',
  },
  source: {
    regex: '/src/',
    message: 'The sandbox shares no code with src, or one mistake would pass on both sides.',
  },
  writing: {
    regex: '/(certcentral/writer|reissue/[^/]+)\\.ts$',
    message: 'This entry point only reads: a View Only key is enough for it.',
  },
  tests: {
    regex: '/(tools|examples|__tests__)/',
    message: 'The sandbox stands on its own.',
  },
}

/** Reading a CSR, the decision with its parts, and which orders are due. */
const pure = [
  'src/order/**',
  'src/plan/**',
  'src/x509/**',
  'src/util/names.ts',
  'src/util/text.ts',
  'src/util/moment.ts',
  'src/due/choice.ts',
  'src/due/select.ts',
  'src/due/matrix.ts',
]

// Of the blocks that match a file the last one's imports rule counts, so each lists all its patterns.
const imports = [
  mayNotImport(['src/**'], no.outside, no.upward, no.network),
  mayNotImport(['src/**/index.ts'], no.outside, no.network),
  mayNotImport(['src/inputs/**', 'src/util/**'], no.outside, no.upward, no.network, no.report),
  mayNotImport(pure, no.outside, no.upward, no.network, no.report, no.actions, no.effects),
  mayNotImport(['src/certcentral/**'], no.outside, no.parent, no.network, no.actions),
  mayNotImport(['src/certcentral/http.ts'], no.outside, no.parent, no.actions),
  mayNotImport(['src/due/**'], no.outside, no.upward, no.network, no.writing),
  mayNotImport(['src/due/index.ts'], no.outside, no.network, no.writing),
  mayNotImport(['sandbox/**'], no.source, no.tests),
]

const syntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'No barrels: import from the module that has it.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
]

/** Three words in a row, in a text or a template: what users read is rendered in `report/`. */
const sentence = {
  selector: ':matches(Literal[value=/\\w \\w+ \\w/], TemplateElement[value.raw=/\\w \\w+ \\w/])',
  message: 'Throw, or return, a code with its data: report/ has the sentence.',
}

const clock = {
  selector:
    'NewExpression[callee.name="Date"][arguments.length=0], MemberExpression[object.name="Date"][property.name="now"]',
  message: 'A pure module is handed the time.',
}

export default defineConfig(
  globalIgnores(['dist/', 'coverage/']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      curly: 'error',
      'no-warning-comments': [
        'error',
        { terms: ['todo', 'fixme', 'istanbul ignore', 'c8 ignore', 'v8 ignore'] },
      ],
      // It takes `return this.fault(...)`, of type undefined, for a slip; a real one tsc refuses.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    files: ['src/**'],
    plugins: { jsdoc },
    settings: { jsdoc: { mode: 'typescript' } },
    rules: {
      'max-lines': ['error', { max: 150, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-globals': ['error', { name: 'fetch', message: no.network.message }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'exit', message: 'Set process.exitCode: output may wait.' },
      ],
      'no-restricted-syntax': ['error', ...syntax],
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: { esm: true },
          enableFixer: false,
          require: { ClassDeclaration: true, FunctionDeclaration: true },
          contexts: ['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'VariableDeclaration'],
        },
      ],
      'jsdoc/require-description': 'error',
      'jsdoc/require-hyphen-before-param-description': 'error',
      'jsdoc/check-param-names': 'error',
      'jsdoc/check-tag-names': ['error', { definedTags: ['remarks', 'typeParam'] }],
      'jsdoc/no-types': 'error',
    },
  },
  imports,
  {
    files: ['src/certcentral/**', 'src/inputs/**', 'src/util/**'],
    rules: { 'no-restricted-syntax': ['error', ...syntax, sentence] },
  },
  { files: pure, rules: { 'no-restricted-syntax': ['error', ...syntax, clock, sentence] } },
  {
    files: ['sandbox/**'],
    // Hono's own methods return its base class where its types say Hono.
    rules: { '@typescript-eslint/no-unsafe-class-instance-assignment': 'off' },
  },
  {
    files: ['__tests__/**'],
    extends: [jest.configs['flat/recommended']],
    rules: {
      // `testWith` makes it: a test where the machine has what it needs.
      'jest/no-standalone-expect': [
        'error',
        { additionalTestBlockFunctions: ['testHere', 'testHere.each'] },
      ],
    },
  },
  {
    files: ['**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
  },
)

function mayNotImport(files, ...patterns) {
  return { files, rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] } }
}
