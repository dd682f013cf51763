import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const clocks = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time comes in as an argument: take `now` or the Clock port.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time comes in as an argument: take `now` or the Clock port.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Chance comes in as an argument: take the Identifiers port.',
  },
];

const looseSchemas = [
  {
    selector:
      "CallExpression[callee.object.name='z'][callee.property.name=/^(any|unknown|object|looseObject|record)$/]",
    message: 'A loose schema lets a token through the door: use z.strictObject with named fields.',
  },
];

const rawIpc = {
  paths: [
    {
      name: 'electron',
      importNames: ['ipcMain', 'ipcRenderer'],
      message: 'Requests and events pass through the one door: src/main/shell/ipc-door.ts.',
    },
  ],
};

export default tseslint.config(
  { ignores: ['out/', '.cache/', 'node_modules/'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // The models of client-node are classes in name only: its API takes plain objects of their shape.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'no-console': 'error',
      'no-restricted-imports': ['error', rawIpc],
      'no-restricted-properties': [
        'error',
        { property: 'executeJavaScript', message: 'The view is driven by snapshots only.' },
      ],
    },
  },
  {
    files: ['src/shared/**/*.ts', 'src/main/core/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clocks] },
  },
  {
    files: ['src/shared/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clocks, ...looseSchemas] },
  },
  {
    files: ['src/main/shell/ipc-door.ts', 'src/preload/**/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [reactHooks.configs.flat['recommended-latest']],
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Tests read any field of any Kubernetes object.
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.recommended],
  },
);
