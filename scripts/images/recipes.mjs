// What each base image is made of. `on` names the recipe that it builds on; without it the image is a Debian from scratch.
// `copies` come from the machine (bases.mjs), `setup` runs in the image, `config` are options of `buildah config`.

/** Where official images of Python and others have their programs: /usr/local/bin before Debian's own. */
const python = `
ln -s /usr/bin/python3.11 /usr/local/bin/python3
ln -s /usr/bin/python3.11 /usr/local/bin/python
ln -s /usr/bin/pip3 /usr/local/bin/pip
ln -s /usr/bin/pip3 /usr/local/bin/pip3
rm -f /usr/lib/python3*/EXTERNALLY-MANAGED
# Python's own headers are in every variant of the image, the compiler isn't.
cd /tmp && apt-get download -qq libpython3.11-dev && dpkg-deb -x libpython3.11-dev_*.deb headers && rm -f *.deb
mkdir -p /usr/include/x86_64-linux-gnu
mv headers/usr/include/python3.11 /usr/local/include/python3.11
mv headers/usr/include/x86_64-linux-gnu/python3.11 /usr/local/include/python3.11-machine
ln -s /usr/local/include/python3.11 /usr/include/python3.11
ln -s /usr/local/include/python3.11-machine /usr/include/x86_64-linux-gnu/python3.11
rm -r headers
printf '[global]\\nno-index = true\\nfind-links = /usr/share/python-wheels\\n' > /etc/pip.conf
`;
const node = `
ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
groupadd --gid 1000 node
useradd --uid 1000 --gid node --shell /bin/bash --create-home node
`;
const compilers = ['gcc', 'g++', 'make', 'libc6-dev', 'git', 'ca-certificates'];

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

export const RECIPES = {
  debian: { names: ['debian:bookworm-slim', 'debian:bookworm', 'debian:12', 'debian:12-slim'] },
  'python-slim': {
    names: ['python:3.11-slim', 'python:3.11-slim-bookworm'],
    on: 'debian',
    packages: [
      'python3.11-minimal',
      'python3.11',
      'python3.11-venv',
      'python3-pip',
      'python3-setuptools',
      'python3-wheel-whl',
      'python3-setuptools-whl',
      'ca-certificates',
    ],
    setup: python,
    config: ['--cmd', 'python3'],
  },
  python: {
    names: ['python:3.11', 'python:3.11-bookworm'],
    on: 'python-slim',
    packages: [...compilers, 'python3.11-dev', 'libyaml-dev', 'libpq-dev'],
    config: ['--cmd', 'python3'],
  },
  'node-slim': {
    names: ['node:20-slim', 'node:20-bookworm-slim'],
    on: 'debian',
    copies: ['node'],
    setup: node,
    config: ['--cmd', 'node'],
  },
  node: {
    names: ['node:20', 'node:20-bookworm'],
    on: 'node-slim',
    packages: [...compilers, 'python3'],
    config: ['--cmd', 'node'],
  },
  golang: {
    names: ['golang:1.19', 'golang:1.19-bookworm', 'golang:latest'],
    on: 'debian',
    packages: ['golang-1.19-go', 'git', 'ca-certificates', 'curl'],
    setup: 'ln -s /usr/lib/go-1.19 /usr/local/go && mkdir -p /go/bin /go/src',
    env: {
      GOPATH: '/go',
      GOPROXY: 'off',
      GOTOOLCHAIN: 'local',
      PATH: `/go/bin:/usr/local/go/bin:${PATH}`,
    },
    config: ['--workingdir', '/go', '--cmd', 'bash'],
  },
  rust: {
    names: ['rust:1.63', 'rust:1.63-bookworm'],
    on: 'debian',
    packages: [...compilers, 'cargo', 'rustc'],
    env: { CARGO_HOME: '/usr/local/cargo' },
    config: ['--cmd', 'bash'],
  },
  jre: {
    names: ['eclipse-temurin:17-jre'],
    on: 'debian',
    packages: ['openjdk-17-jre-headless', 'ca-certificates'],
    setup: 'mkdir -p /opt/java && ln -s /usr/lib/jvm/java-17-openjdk-amd64 /opt/java/openjdk',
    env: { JAVA_HOME: '/opt/java/openjdk', PATH: `/opt/java/openjdk/bin:${PATH}` },
  },
  jdk: {
    names: ['eclipse-temurin:17', 'eclipse-temurin:17-jdk'],
    on: 'jre',
    packages: ['openjdk-17-jdk-headless'],
    config: ['--cmd', 'jshell'],
  },
  'ruby-slim': {
    names: ['ruby:3.1-slim', 'ruby:3.1-slim-bookworm'],
    on: 'debian',
    packages: ['ruby3.1', 'bundler', 'ca-certificates'],
    setup: 'mkdir -p /usr/local/bundle && chmod 1777 /usr/local/bundle',
    env: {
      GEM_HOME: '/usr/local/bundle',
      BUNDLE_APP_CONFIG: '/usr/local/bundle',
      PATH: `/usr/local/bundle/bin:${PATH}`,
    },
    config: ['--cmd', 'irb'],
  },
  ruby: {
    names: ['ruby:3.1', 'ruby:3.1-bookworm'],
    on: 'ruby-slim',
    packages: [...compilers, 'ruby3.1-dev', 'libyaml-dev'],
    config: ['--cmd', 'irb'],
  },
  php: {
    names: ['php:8.2-cli', 'php:8.2-cli-bookworm'],
    on: 'debian',
    packages: ['php8.2-cli', 'ca-certificates'],
    setup: 'ln -s /usr/bin/php8.2 /usr/local/bin/php',
    config: ['--entrypoint', '["php"]', '--cmd', '-a'],
  },
  'distroless-static': {
    names: ['gcr.io/distroless/static-debian12'],
    files: {
      'etc/passwd': 'root:x:0:0:root:/root:/sbin/nologin\nnonroot:x:65532:65532:nonroot:/home/nonroot:/sbin/nologin\n',
      'etc/group': 'root:x:0:\nnonroot:x:65532:\n',
    },
    folders: { tmp: 0o1777, 'home/nonroot': 0o755, root: 0o700 },
    config: ['--workingdir', '/'],
  },
};
