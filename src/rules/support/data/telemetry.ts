/** A tool that sends usage data unless a variable tells it not to. */
export interface TelemetryTool {
  /** As people call it. */
  readonly name: string;
  readonly variable: string;
  readonly value: string;
  /** Commands of it, by name. */
  readonly commands: RegExp;
  /** Packages of npm, pip and others that are it or bring it. */
  readonly packages: RegExp;
}

const NEVER = /^(?!)/;

/** Sources: each tool's own page about its telemetry. */
export const TELEMETRY: readonly TelemetryTool[] = [
  { name: 'Bun', variable: 'DO_NOT_TRACK', value: '1', commands: /^bunx?$/, packages: /^bun$/ },
  {
    name: 'Azure CLI',
    variable: 'AZURE_CORE_COLLECT_TELEMETRY',
    value: '0',
    commands: /^az$/,
    packages: /^azure-cli$/,
  },
  {
    name: 'Wrangler',
    variable: 'WRANGLER_SEND_METRICS',
    value: 'false',
    commands: /^wrangler$/,
    packages: /^wrangler$/,
  },
  {
    name: 'Hugging Face',
    variable: 'HF_HUB_DISABLE_TELEMETRY',
    value: '1',
    commands: /^(huggingface-cli|hf)$/,
    packages: /^(huggingface[-_]hub|transformers|datasets|diffusers|sentence-transformers|accelerate)$/,
  },
  { name: 'Next.js', variable: 'NEXT_TELEMETRY_DISABLED', value: '1', commands: /^next$/, packages: /^next$/ },
  { name: 'Nuxt', variable: 'NUXT_TELEMETRY_DISABLED', value: '1', commands: /^(nuxt|nuxi)$/, packages: /^nuxt$/ },
  {
    name: 'Gatsby',
    variable: 'GATSBY_TELEMETRY_DISABLED',
    value: '1',
    commands: /^gatsby$/,
    packages: /^(gatsby|gatsby-cli)$/,
  },
  { name: 'Astro', variable: 'ASTRO_TELEMETRY_DISABLED', value: '1', commands: /^astro$/, packages: /^astro$/ },
  { name: 'Turborepo', variable: 'TURBO_TELEMETRY_DISABLED', value: '1', commands: /^turbo$/, packages: /^turbo$/ },
  { name: '.NET', variable: 'DOTNET_CLI_TELEMETRY_OPTOUT', value: '1', commands: /^dotnet$/, packages: /^dotnet-sdk/ },
  {
    name: 'PowerShell',
    variable: 'POWERSHELL_TELEMETRY_OPTOUT',
    value: '1',
    commands: /^pwsh$/,
    packages: /^powershell$/,
  },
  { name: 'vcpkg', variable: 'VCPKG_DISABLE_METRICS', value: '1', commands: /^vcpkg$/, packages: NEVER },
  { name: 'Homebrew', variable: 'HOMEBREW_NO_ANALYTICS', value: '1', commands: /^brew$/, packages: NEVER },
];

/** Yarn from version 2 on; Yarn 1 sends nothing. */
export const MODERN_YARN: TelemetryTool = {
  name: 'Yarn',
  variable: 'YARN_ENABLE_TELEMETRY',
  value: '0',
  commands: /^yarn$/,
  packages: NEVER,
};

/** A command of any of them. */
export const ANY_COMMAND = new RegExp([...TELEMETRY, MODERN_YARN].map(({ commands }) => commands.source).join('|'));
/** And one for packages. */
export const ANY_PACKAGE = new RegExp([...TELEMETRY, MODERN_YARN].map(({ packages }) => packages.source).join('|'));
