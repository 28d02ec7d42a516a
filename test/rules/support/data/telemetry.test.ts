import { describe, expect, it } from '@jest/globals';
import { MODERN_YARN, TELEMETRY, type TelemetryTool } from '../../../../src/rules/support/data/telemetry.ts';

/** By the variable that switches it off: its value, and every command and package that is the tool. */
const TOOLS: Readonly<
  Record<string, readonly [value: string, commands: readonly string[], packages: readonly string[]]>
> = {
  DO_NOT_TRACK: ['1', ['bun', 'bunx'], ['bun']],
  AZURE_CORE_COLLECT_TELEMETRY: ['0', ['az'], ['azure-cli']],
  WRANGLER_SEND_METRICS: ['false', ['wrangler'], ['wrangler']],
  HF_HUB_DISABLE_TELEMETRY: [
    '1',
    ['huggingface-cli', 'hf'],
    [
      'huggingface-hub',
      'huggingface_hub',
      'transformers',
      'datasets',
      'diffusers',
      'sentence-transformers',
      'accelerate',
    ],
  ],
  NEXT_TELEMETRY_DISABLED: ['1', ['next'], ['next']],
  NUXT_TELEMETRY_DISABLED: ['1', ['nuxt', 'nuxi'], ['nuxt']],
  GATSBY_TELEMETRY_DISABLED: ['1', ['gatsby'], ['gatsby', 'gatsby-cli']],
  ASTRO_TELEMETRY_DISABLED: ['1', ['astro'], ['astro']],
  TURBO_TELEMETRY_DISABLED: ['1', ['turbo'], ['turbo']],
  DOTNET_CLI_TELEMETRY_OPTOUT: ['1', ['dotnet'], ['dotnet-sdk', 'dotnet-sdk-8.0']],
  POWERSHELL_TELEMETRY_OPTOUT: ['1', ['pwsh'], ['powershell']],
  VCPKG_DISABLE_METRICS: ['1', ['vcpkg'], []],
  HOMEBREW_NO_ANALYTICS: ['1', ['brew'], []],
  YARN_ENABLE_TELEMETRY: ['0', ['yarn'], []],
};
const ALL: readonly TelemetryTool[] = [...TELEMETRY, MODERN_YARN];

it('has every tool once, under a name', () => {
  expect(ALL.map(({ variable }) => variable).sort()).toEqual(Object.keys(TOOLS).sort());
  expect(new Set(ALL.map(({ name }) => name)).size).toBe(ALL.length);
  for (const { name } of ALL) expect(name.length).toBeGreaterThan(2);
});

describe.each(ALL.map((tool) => [tool.variable, tool] as const))('%s', (variable, tool) => {
  const [value, commands, packages] = TOOLS[variable] ?? ['', [], []];

  it('takes the value that the tool documents', () => expect(tool.value).toBe(value));

  it('knows the tool by its commands and packages, and no others', () => {
    const others = ALL.flatMap((each) => (each === tool ? [] : (TOOLS[each.variable]?.[1] ?? [])));
    for (const name of commands) {
      expect([name, tool.commands.test(name)]).toEqual([name, true]);
      for (const other of [`x${name}`, `${name}-x`]) expect([other, tool.commands.test(other)]).toEqual([other, false]);
    }
    for (const name of packages) {
      expect([name, tool.packages.test(name)]).toEqual([name, true]);
      expect([name, tool.packages.test(`x-${name}`)]).toEqual([name, false]);
      if (variable !== 'DOTNET_CLI_TELEMETRY_OPTOUT')
        expect([name, tool.packages.test(`${name}-x`)]).toEqual([name, false]);
    }
    for (const name of others) expect([name, tool.commands.test(name)]).toEqual([name, false]);
    if (packages.length === 0) expect([...commands, 'x', ''].some((name) => tool.packages.test(name))).toBe(false);
  });
});
