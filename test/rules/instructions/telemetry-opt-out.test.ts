import { telemetryOptOut } from '../../../src/rules/instructions/telemetry-opt-out.ts';
import { ruleCases } from '../../support/rule-cases.ts';

ruleCases(telemetryOptOut, {
  fires: [
    {
      name: 'called, behind the ARGs of the stage',
      dockerfile: 'FROM a:1\nARG V\nWORKDIR /b\nRUN dotnet publish && npx next@15 build\n',
      lines: [1],
      fixed:
        'FROM a:1\nARG V\nENV DOTNET_CLI_TELEMETRY_OPTOUT=1 \\\n    NEXT_TELEMETRY_DISABLED=1\nWORKDIR /b\nRUN dotnet publish && npx next@15 build\n',
    },
    {
      name: 'installed, in its own stage only',
      dockerfile: 'FROM a:1 AS x\nRUN pip install "transformers==4.1"\nFROM b:1\nRUN npm install -g wrangler@3\n',
      lines: [1, 3],
      fixed:
        'FROM a:1 AS x\nENV HF_HUB_DISABLE_TELEMETRY=1\nRUN pip install "transformers==4.1"\nFROM b:1\nENV WRANGLER_SEND_METRICS=false\nRUN npm install -g wrangler@3\n',
    },
    {
      name: 'in a manifest that is copied; a modern yarn',
      dockerfile: 'FROM a:1\nCOPY package.json ./\nRUN yarn install',
      lines: [1],
      fixed:
        'FROM a:1\nENV ASTRO_TELEMETRY_DISABLED=1 \\\n    YARN_ENABLE_TELEMETRY=0\nCOPY package.json ./\nRUN yarn install',
      files: { 'package.json': '{"packageManager": "yarn@4.1.0", "dependencies": {"astro": "^4.0.0"}}' },
    },
    {
      name: 'as SHELL',
      dockerfile: 'FROM a:1\nSHELL ["pwsh", "-c"]\n',
      lines: [1],
      fixed: 'FROM a:1\nENV POWERSHELL_TELEMETRY_OPTOUT=1\nSHELL ["pwsh", "-c"]\n',
    },
  ],
  silent: [
    {
      name: 'a program that the runtime starts',
      dockerfile: 'FROM a:1\nRUN dotnet --info\nENTRYPOINT ["dotnet", "app.dll"]\n',
    },
    {
      name: 'switched off, also in a stage below',
      dockerfile:
        'FROM a:1 AS x\nENV DOTNET_CLI_TELEMETRY_OPTOUT=1\nRUN dotnet a\nFROM x\nRUN dotnet b\nFROM c:1\nENV DO_NOT_TRACK=1\nRUN turbo build\n',
    },
    { name: 'in the RUN itself', dockerfile: 'FROM a:1\nRUN export NEXT_TELEMETRY_DISABLED=1 && next build\n' },
    {
      name: 'plain package managers',
      dockerfile: 'FROM a:1\nCOPY . .\nRUN npm ci && yarn install && pnpm i && pip install flask\n',
      files: { 'package.json': '{"dependencies": {"express": "^4.0.0", "next-auth": "^4.0.0"}}' },
    },
    {
      name: 'a manifest that stays outside',
      dockerfile: 'FROM a:1\nCOPY src ./\n',
      files: { 'package.json': '{"dependencies": {"next": "^4.0.0"}}' },
    },
  ],
});
