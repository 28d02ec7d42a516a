# syntax=docker/dockerfile:1

# Plimsoll's own image: the app server by default, the command line with other arguments.
#   docker build -t plimsoll .
#   docker run --rm -p 3000:3000 -e APP_ID -e PRIVATE_KEY -e WEBHOOK_SECRET plimsoll
#   docker run --rm -v "$PWD:/src:ro" plimsoll check /src

# Node 24 is the current long-term-support line.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts/build.mjs scripts/prepare-database.mjs scripts/
COPY src/ src/
RUN npm run build

FROM node:24-bookworm-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
# git is for `plimsoll review --repo`; ShellCheck looks into shell text.
RUN apt-get update \
    && apt-get install -y --no-install-recommends git shellcheck \
    && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production \
    PORT=3000 \
    PLIMSOLL_DATA_DIR=/data
WORKDIR /app
COPY --from=dependencies /app/node_modules/ node_modules/
COPY package.json ./
COPY scripts/healthcheck.mjs scripts/
COPY schema/ schema/
COPY docs/rules/ docs/rules/
COPY --from=build /app/dist/ dist/
# The embedded database's folder; unused where DATABASE_URL names a Postgres.
RUN install -d -o 1000 -g 1000 -m 0700 /data
VOLUME ["/data"]
# The user `node` of the base image, by number: Kubernetes' runAsNonRoot can only verify numbers.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
    CMD ["node", "/app/scripts/healthcheck.mjs"]
ENTRYPOINT ["node", "/app/dist/cli.js"]
CMD ["serve"]
