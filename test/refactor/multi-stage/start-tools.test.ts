import { beforeAll, describe, expect, it } from '@jest/globals';
import { multiStage } from '../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../src/shell/parser.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { testImage } from '../../support/images.ts';
import { brokenInvariants } from '../../support/split-invariants.ts';

beforeAll(() => loadShellGrammar());

function rewrite(text: string, files: Record<string, string> = {}): string {
  const result = multiStage(testImage(text, files));
  if (!result.offered) return result.reasons.map(({ message }) => message).join('\n');
  const after = applyEdits(text, result.edits);
  expect(brokenInvariants(text, after)).toEqual([]);
  return after;
}

describe('go run', () => {
  const dockerfile = (start: string): string => `# syntax=docker/dockerfile:1

FROM golang:1.22
WORKDIR /srv/shop
COPY . .
EXPOSE 80
# What starts.
CMD ${start}
# The end.
`;
  const files = { 'go.mod': 'module example.org/shop\n', 'main.go': 'package main\n' };

  it('is built before, and starts alone', () => {
    expect(rewrite(dockerfile('["go", "run", ".", "-port", "80"]'), files)).toBe(`# syntax=docker/dockerfile:1

# Builds the program.
FROM golang:1.22 AS build
WORKDIR /srv/shop
COPY . .
RUN CGO_ENABLED=0 go build -o /usr/local/bin/shop .

# What runs: the program alone.
FROM gcr.io/distroless/static-debian12
WORKDIR /srv/shop
COPY --from=build /usr/local/bin/shop /usr/local/bin/shop
USER 65532:65532
EXPOSE 80
# What starts.
CMD ["/usr/local/bin/shop", "-port", "80"]
# The end.
`);
    expect(rewrite(dockerfile('go run ./cmd/serve'), files)).toContain('CMD ["/usr/local/bin/serve"]\n# The end.\n');
    expect(rewrite(dockerfile('["go", "run", "main.go"]').replaceAll('\n', '\r\n'), files)).not.toMatch(/[^\r]\n/);
  });

  it.each([
    ['["go", "run", "-race", "."]'],
    ['["go", "run", "a.go", "b.go"]'],
    ['go run . $ARGS'],
    ['A=b go run .'],
    ['["go", "test", "./..."]'],
  ])('is left alone as %s', (start) => {
    expect(rewrite(dockerfile(start), files)).not.toContain('AS build');
  });

  it('is built by root, whoever starts it', () => {
    expect(rewrite(dockerfile('["go", "run", "."]').replace('EXPOSE 80', 'USER 10001'), files)).toContain(
      '\nUSER 10001\n# What starts.\nCMD ["/usr/local/bin/shop"]\n',
    );
    const early = dockerfile('["go", "run", "."]').replace('COPY', 'USER app\nCOPY');
    expect(rewrite(early, files)).not.toContain('AS build');
  });

  it('is left alone where a second instruction starts, too', () => {
    const two = dockerfile('["go", "run", "."]').replace('EXPOSE 80', 'ENTRYPOINT ["x"]');
    expect(rewrite(two, files)).not.toContain('AS build');
  });
});

describe('cargo run', () => {
  const dockerfile = (start: string, run = ''): string => `FROM rust:1.80
WORKDIR /app
COPY . .
${run}CMD ${start}
`;
  const files = (more = ''): Record<string, string> => ({
    'Cargo.toml': `[package]\nname = "serve"\nversion = "1.0.0"\n${more}`,
    'Cargo.lock': '',
    'src/main.rs': '',
  });

  it('is built before, with its profile and its arguments', () => {
    const after = rewrite(dockerfile('["cargo", "run", "--release", "--", "--port", "80"]'), files());
    expect(after).toContain('COPY . .\nRUN cargo build --release\n');
    expect(after).toContain('CMD ["/app/target/release/serve", "--port", "80"]\n');
    expect(rewrite(dockerfile('cargo run'), files())).toContain('CMD ["/app/target/debug/serve"]\n');
    expect(rewrite(dockerfile('cargo run --bin other'), files('[[bin]]\nname = "a"'))).toContain(
      '/app/target/debug/other"]',
    );
  });

  it('is built once', () => {
    const after = rewrite(dockerfile('["cargo", "run", "--release"]', 'RUN cargo build --release\n'), files());
    expect(after.match(/cargo build/g)).toHaveLength(1);
    expect(after).toContain('CMD ["/app/target/release/serve"]\n');
  });

  it('is left alone with several programs, and with features', () => {
    expect(rewrite(dockerfile('cargo run'), files('[[bin]]\nname = "a"'))).toContain('has to stay');
    expect(rewrite(dockerfile('cargo run --features x'), files())).toContain('has to stay');
  });
});

describe('dotnet run', () => {
  const dockerfile = (start: string): string => `FROM mcr.microsoft.com/dotnet/sdk:8.0
WORKDIR /src
COPY *.csproj ./
RUN dotnet restore
COPY . .
ENTRYPOINT ${start}
`;
  const files = {
    'Shop.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web"></Project>',
    'Program.cs': '',
    'appsettings.json': '{}',
    'wwwroot/site.css': '',
  };
  const launch = (profile: object): Record<string, string> => ({
    ...files,
    'Properties/launchSettings.json': `\uFEFF${JSON.stringify({ profiles: { iis: { commandName: 'IISExpress' }, own: profile } })}`,
  });

  it('is published before, and finds its settings where it works', () => {
    expect(
      rewrite(dockerfile('["dotnet", "run", "--no-restore"]'), files),
    ).toBe(`# Builds; compilers, headers and sources stay behind in this stage.
FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
WORKDIR /src
COPY *.csproj ./
RUN dotnet restore
COPY . .
RUN dotnet publish -c Release -o /publish

FROM mcr.microsoft.com/dotnet/aspnet:8.0
WORKDIR /src
COPY appsettings.json ./
COPY wwwroot ./wwwroot/
COPY --from=build /publish /publish
ENTRYPOINT ["dotnet", "/publish/Shop.dll"]
`);
  });

  it('keeps what the launch profile sets, and listens for others', () => {
    const profile = {
      commandName: 'Project',
      applicationUrl: 'https://localhost:7001;http://localhost:5001',
      environmentVariables: { ASPNETCORE_ENVIRONMENT: 'Development' },
    };
    const start = '["dotnet", "run"]';
    expect(rewrite(dockerfile(start), launch(profile))).toContain(
      'ENV ASPNETCORE_ENVIRONMENT=Development\nENV ASPNETCORE_URLS=http://+:5001\nENTRYPOINT',
    );
    const own = dockerfile(start).replace(
      'COPY . .',
      'ENV ASPNETCORE_URLS=http://+:80 ASPNETCORE_ENVIRONMENT=Production\nCOPY . .',
    );
    expect(rewrite(own, launch(profile)).match(/ENV /g)).toHaveLength(2);
    expect(rewrite(dockerfile('["dotnet", "run", "--no-launch-profile"]'), launch(profile))).not.toContain('ENV');
    expect(rewrite(dockerfile('["dotnet", "run", "--urls", "http://+:80"]'), launch(profile))).not.toContain(
      'ASPNETCORE_URLS',
    );
    expect(
      rewrite(dockerfile(start), launch({ commandName: 'Project', environmentVariables: { A: '"b' } })),
    ).not.toContain('AS build');
    expect(rewrite(dockerfile(start), { ...files, 'Properties/launchSettings.json': '{' })).not.toContain('AS build');
  });

  it('takes the project that it names, and its name for the program', () => {
    const two = {
      'a/A.csproj': '<Project Sdk="Microsoft.NET.Sdk"><OutputType>Exe</OutputType><AssemblyName>tool</AssemblyName>',
      'b/B.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web">',
    };
    const after = rewrite(dockerfile('["dotnet", "run", "--project", "a", "--", "x"]'), two);
    expect(after).toContain('RUN dotnet publish a -c Release -o /publish\n');
    expect(after).toContain('ENTRYPOINT ["dotnet", "/publish/tool.dll", "x"]\n');
    expect(rewrite(dockerfile('["dotnet", "run"]'), two)).not.toContain('AS build');
    expect(rewrite(dockerfile('["dotnet", "run", "--framework", "net8.0"]'), files)).not.toContain('AS build');
  });
});

describe('Spring Boot', () => {
  const plugin = '<build><plugins><plugin><artifactId>spring-boot-maven-plugin</artifactId></plugin></plugins></build>';
  const parent = '<parent><artifactId>spring-boot-starter-parent</artifactId><version>3.2.0</version></parent>';
  const dependency =
    '<dependencies><dependency><artifactId>x</artifactId><version>9</version></dependency></dependencies>';
  const maven = (start: string): string => `FROM maven:3.9-eclipse-temurin-21\nWORKDIR /app\nCOPY . .\nCMD ${start}\n`;

  it("starts Maven's archive", () => {
    const pom = (more: string): Record<string, string> => ({
      'pom.xml': `<project>${parent}${dependency}${more}${plugin}</project>`,
    });
    const start = '["mvn", "spring-boot:run"]';
    const after = rewrite(maven(start), pom('<artifactId>shop</artifactId><version>1.0</version>'));
    expect(after).toContain('RUN mvn -B package -DskipTests\n');
    expect(after).toContain('CMD ["java", "-jar", "target/shop-1.0.jar"]\n');
    expect(rewrite(maven(start), pom('<artifactId>shop</artifactId>'))).toContain('target/shop-3.2.0.jar');
    const named =
      pom('<artifactId>shop</artifactId>')['pom.xml']?.replace('<build>', '<build><finalName>app</finalName>') ?? '';
    expect(rewrite(maven(start), { 'pom.xml': named })).toContain('target/app.jar');
    const version = '<version>$' + '{revision}</version>';
    for (const more of [
      `<artifactId>shop</artifactId>${version}`,
      '<artifactId>shop</artifactId><packaging>war</packaging>',
    ])
      expect(rewrite(maven(start), pom(more))).toContain('`mvn` is called when the image runs');
    expect(rewrite(maven('["mvn", "spring-boot:run", "-Dx=y"]'), pom('<artifactId>a</artifactId>'))).toContain(
      'has to stay',
    );
  });

  it("starts Gradle's archive", () => {
    const gradle = maven('["./gradlew", "bootRun"]')
      .replace('maven:3.9', 'gradle:8')
      .replace('eclipse-temurin-21', 'jdk21');
    const files = (build: string): Record<string, string> => ({
      'build.gradle': `plugins { id 'org.springframework.boot' version '3.2.0' }\n${build}`,
      'settings.gradle': "rootProject.name = 'shop'\n",
    });
    expect(rewrite(gradle, files("version = '1.0'\n"))).toContain('CMD ["java", "-jar", "build/libs/shop-1.0.jar"]\n');
    expect(rewrite(gradle, files(''))).toContain('build/libs/shop.jar');
    for (const build of ['version = file()\n', "bootJar { archiveFileName = 'x.jar' }\n"])
      expect(rewrite(gradle, files(build))).toContain('has to stay');
  });
});

describe('a chain that builds and starts', () => {
  const files = { Makefile: 'serve: serve.c\n', 'serve.c': '' };
  const dockerfile = (start: string): string => `FROM gcc:13\nWORKDIR /app\nCOPY . .\nCMD ${start}\n`;

  it('builds before', () => {
    expect(
      rewrite(dockerfile('make -j4 && ./serve --port 80'), files),
    ).toBe(`# Builds; compilers, headers and sources stay behind in this stage.
FROM gcc:13 AS build
WORKDIR /app
COPY . .
RUN make -j4

FROM debian:bookworm-slim
WORKDIR /app
COPY --from=build /app/serve /app/serve
CMD ./serve --port 80
`);
  });

  it.each([
    ['make || ./serve'],
    ['make test && ./serve'],
    ['A=b make && ./serve'],
    ['(make && ./serve)'],
    ['make; ./serve'],
    ['make && ./serve &'],
  ])('is left alone as %s', (start) => {
    expect(rewrite(dockerfile(start), files)).toContain('has to stay');
  });

  it('leaves what works on data alone', () => {
    const rails =
      'FROM ruby:3.3\nWORKDIR /app\nCOPY . .\nRUN bundle install\nCMD bundle exec rake db:migrate && bundle exec puma\n';
    expect(rewrite(rails, { Gemfile: '' })).toContain('CMD bundle exec rake db:migrate && bundle exec puma\n');
  });
});
