import { beforeAll, describe, expect, it } from '@jest/globals';
import { multiStage } from '../../../../src/refactor/multi-stage/multi-stage.ts';
import { loadShellGrammar } from '../../../../src/shell/parser.ts';
import { applyEdits } from '../../../../src/text/edit.ts';
import { testImage } from '../../../support/images.ts';

beforeAll(() => loadShellGrammar());

/** The rewritten text, or the reasons against it. */
function rewrite(dockerfile: string, files: Record<string, string> = {}): string | string[] {
  const result = multiStage(testImage(dockerfile, files));
  return result.offered ? applyEdits(dockerfile, result.edits) : result.reasons.map(({ message }) => message);
}

/** The stage that runs. */
function runtime(dockerfile: string, files: Record<string, string> = {}): string {
  const result = rewrite(dockerfile, files);
  if (Array.isArray(result)) return result.join('\n');
  return result.slice(result.lastIndexOf('\nFROM ') + 1);
}

describe('shapes that people write', () => {
  it("carries Gradle's distribution as a whole", () => {
    const gradle =
      'FROM gradle:8-jdk17\nWORKDIR /app\nCOPY . .\nRUN gradle installDist\nCMD ["build/install/shop/bin/shop"]\n';
    expect(runtime(gradle, { 'build.gradle': '', 'A.java': '' })).toBe(
      'FROM eclipse-temurin:17-jre\nWORKDIR /app\nCOPY --from=build /app/build/install/shop /app/build/install/shop\nCMD ["build/install/shop/bin/shop"]\n',
    );
  });

  it('takes an archive that was moved, and leaves the project', () => {
    const maven =
      'FROM maven:3-eclipse-temurin-17\nCOPY . /build\nWORKDIR /build\nRUN mvn package && mv target/*.jar /app.jar\nCMD ["java", "-jar", "/app.jar"]\n';
    expect(runtime(maven, { 'pom.xml': '', 'src/main/java/A.java': '' })).toBe(
      'FROM eclipse-temurin:17-jre\nWORKDIR /build\nCOPY --from=build /app.jar /app.jar\nCMD ["java", "-jar", "/app.jar"]\n',
    );
    expect(runtime(maven, { 'pom.xml': '', 'data.csv': '' })).toContain('COPY --from=build /build /build\n');
  });

  it('leaves what `dotnet build` makes beside what is published', () => {
    const dotnet =
      'FROM mcr.microsoft.com/dotnet/sdk:8.0\nWORKDIR /src\nCOPY . .\nRUN dotnet build -o /app/build && dotnet publish -o /app/publish\nWORKDIR /app/publish\nENTRYPOINT ["dotnet", "Api.dll"]\n';
    const after = runtime(dotnet, { 'Api.csproj': '<Project Sdk="Microsoft.NET.Sdk.Web">' });
    expect(after).toContain('COPY --from=build /app/publish /app/publish\n');
    expect(after).not.toContain('/app/build');
  });

  it("does without the sources that warm Cargo's cache", () => {
    const rust = `FROM rust:1.80
WORKDIR /app
COPY Cargo.toml Cargo.lock ./
RUN mkdir src && echo "fn main() {}" > src/main.rs && cargo build --release && rm -rf src
COPY src ./src
COPY static ./static
RUN mkdir data && touch src/main.rs && cargo build --release
CMD ["./target/release/site"]
`;
    expect(
      runtime(rust, { 'Cargo.toml': '', 'Cargo.lock': '', 'src/main.rs': '', 'static/a.css': '' }),
    ).toBe(`FROM debian:trixie-slim
WORKDIR /app
COPY static ./static
COPY --from=build /app/target/release/site /app/target/release/site
RUN mkdir data
CMD ["./target/release/site"]
`);
  });

  it("knows what PHP's images name in a variable, and Alpine's libraries of crates", () => {
    const php =
      'FROM php:8-fpm-alpine\nRUN apk add --no-cache $PHPIZE_DEPS icu-dev && docker-php-ext-install intl\nCMD ["php-fpm"]\n';
    expect(runtime(php)).toContain('RUN apk add --no-cache icu-libs\n');
    const rust =
      'FROM rust:1-alpine\nRUN apk add openssl-dev pkgconfig\nWORKDIR /app\nCOPY . .\nRUN cargo build --release && cp target/release/web /usr/local/bin/\nCMD ["web"]\n';
    const after = runtime(rust, { 'Cargo.lock': 'name = "openssl-sys"', 'src/main.rs': '' });
    expect(after).toContain('RUN apk add openssl\n');
    expect(after).toContain('COPY --from=build /usr/local/bin/web /usr/local/bin/web\n');
  });

  it('finds what CMake installs from another folder', () => {
    const cmake =
      'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y g++ cmake\nCOPY . /usr/src/svc\nRUN cmake -S /usr/src/svc -B /tmp/build && cmake --build /tmp/build && cmake --install /tmp/build\nENTRYPOINT ["/usr/local/bin/svc"]\n';
    expect(runtime(cmake, { 'CMakeLists.txt': '', 'main.cpp': '' })).toBe(
      'FROM ubuntu:24.04\nCOPY --from=build /usr/local /usr/local\nRUN ldconfig\nENTRYPOINT ["/usr/local/bin/svc"]\n',
    );
    expect(
      runtime(
        cmake
          .replace('--install /tmp/build', '--install /tmp/build --prefix /opt/svc')
          .replace('/usr/local', '/opt/svc'),
      ),
    ).toContain('COPY --from=build /opt/svc /opt/svc\n');
  });
});
