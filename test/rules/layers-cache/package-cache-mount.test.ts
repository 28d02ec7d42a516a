import { packageCacheMount } from '../../../src/rules/layers-cache/package-cache-mount.ts';
import { ruleCases } from '../../support/rule-cases.ts';

const APT =
  '--mount=type=cache,target=/var/cache/apt,sharing=locked --mount=type=cache,target=/var/lib/apt,sharing=locked';

ruleCases(packageCacheMount, {
  fires: [
    {
      name: 'apt, with what works against it',
      dockerfile: 'FROM a:1\nRUN apt-get update \\\n && apt-get install -y curl \\\n && rm -rf /var/lib/apt/lists/*\n',
      lines: [3],
      fixed: `FROM a:1\nRUN ${APT} apt-get update \\\n && apt-get install -y curl\n`,
    },
    {
      name: 'apk needs an index',
      dockerfile: 'FROM a:1\nRUN apk --no-cache add curl && make\n',
      lines: [2],
      fixed:
        'FROM a:1\nRUN --mount=type=cache,target=/var/cache/apk,sharing=locked apk --update-cache add curl && make\n',
    },
    {
      name: 'behind another mount; flags of pip',
      dockerfile:
        'FROM a:1\nRUN --mount=type=bind,target=/x pip install --no-cache-dir -r /x/r.txt\nRUN python3 -m pip install a\n',
      lines: [2, 3],
      fixed:
        'FROM a:1\nRUN --mount=type=bind,target=/x --mount=type=cache,target=/root/.cache/pip pip install -r /x/r.txt\nRUN --mount=type=cache,target=/root/.cache/pip python3 -m pip install a\n',
    },
    {
      name: 'folders that variables name',
      dockerfile: 'FROM a:1\nENV npm_config_cache=/c PNPM_HOME=/p/\nUSER app\nRUN npm ci\nRUN pnpm install\n',
      lines: [4, 5],
      fixed:
        'FROM a:1\nENV npm_config_cache=/c PNPM_HOME=/p/\nUSER app\nRUN --mount=type=cache,target=/c npm ci\nRUN --mount=type=cache,target=/p/store pnpm install\n',
    },
    {
      name: 'the other managers',
      dockerfile:
        'FROM a:1\nRUN dnf -y install a && dnf clean all\nRUN yarn && yarn cache clean\nRUN yarn install --frozen-lockfile\nRUN bun install\nRUN uv sync --no-cache\nRUN bundle install\nRUN cargo build --release\nRUN go mod download\nRUN dotnet restore\nRUN composer install\n',
      lines: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
      fixed:
        'FROM a:1\nRUN --mount=type=cache,target=/var/cache/dnf,sharing=locked dnf -y install a\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn\nRUN --mount=type=cache,target=/usr/local/share/.cache/yarn yarn install --frozen-lockfile\nRUN --mount=type=cache,target=/root/.bun/install/cache bun install\nRUN --mount=type=cache,target=/root/.cache/uv uv sync\nRUN --mount=type=cache,target=/usr/local/bundle/cache bundle install\nRUN --mount=type=cache,target=/usr/local/cargo/registry cargo build --release\nRUN --mount=type=cache,target=/go/pkg/mod go mod download\nRUN --mount=type=cache,target=/root/.nuget/packages dotnet restore\nRUN --mount=type=cache,target=/root/.cache/composer composer install\n',
    },
    {
      name: 'two managers: the second waits for the next round',
      dockerfile: 'FROM a:1\nRUN yum install -y a && zypper in b\n',
      lines: [2, 2],
      fixed: 'FROM a:1\nRUN --mount=type=cache,target=/var/cache/yum,sharing=locked yum install -y a && zypper in b\n',
    },
    {
      name: 'another home, a cache that is switched off',
      dockerfile: 'FROM a:1\nENV PIP_NO_CACHE_DIR=1\nRUN pip install a\nUSER app\nRUN npm ci\n',
      lines: [3, 5],
    },
    {
      name: 'a clean-up that cannot be taken out',
      dockerfile: 'FROM a:1\nRUN apt-get install -y a && (rm -rf /var/lib/apt/lists/*)\n',
      lines: [2],
    },
  ],
  silent: [
    {
      name: "a folder whose name a mount can't hold",
      dockerfile: 'FROM a:1\nENV BUNDLE_PATH="/V H" PIP_CACHE_DIR=/a,b\nRUN bundle install\nRUN pip install a\n',
    },
    {
      name: 'a mount there, around or by its purpose',
      dockerfile:
        'FROM a:1\nRUN --mount=type=cache,target=/var/cache/apt apt-get install a\nRUN --mount=type=cache,target=/root npm ci\nRUN --mount=type=cache,target=/home/app/.npm npm ci\nRUN --mount=type=tmpfs,target=/root/.cache pip install a\n',
    },
    {
      name: 'other commands of the managers',
      dockerfile:
        'FROM a:1\nRUN apt-get update\nRUN npm run build\nRUN yarn build\nRUN go version\nRUN cargo --version\n',
    },
    {
      name: 'Windows and exec form',
      dockerfile: 'FROM mcr.microsoft.com/windows/servercore:ltsc2022\nRUN npm ci\nFROM a:1\nRUN ["npm", "ci"]\n',
    },
  ],
});
