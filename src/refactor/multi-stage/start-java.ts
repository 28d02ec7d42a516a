import type { Built, Call } from './start-call.ts';

/** `mvn spring-boot:run` and `gradle bootRun`: the archive that the project's plugin makes, started by `java`. */
export function bootRun(call: Call): Built | undefined {
  const { program, args, stage } = call;
  const [task, ...others] = args.filter((word) => !/^(-q|-B|--quiet|--batch-mode|--no-daemon)$/.test(word));
  const maven = /mvnw?$/.test(program);
  if (others.length > 0 || task !== (maven ? 'spring-boot:run' : 'bootRun')) return undefined;
  const archive = maven ? mavenArchive(call) : gradleArchive(call);
  if (archive === undefined) return undefined;
  const makes = maven ? /\b(package|install|verify)\b/ : /\b(build|bootJar|assemble)\b/;
  const done = stage.instructions.some(
    (run) =>
      run.keyword === 'RUN' &&
      run
        .shell()
        .commands.some(
          ({ nameWord, args: words }) => nameWord.text === program && words.some(({ text }) => makes.test(text)),
        ),
  );
  const build = maven ? `${program} -B package -DskipTests` : `${program} bootJar --no-daemon`;
  return { build: done ? undefined : build, start: ['java', '-jar', archive] };
}

/** Where Maven puts the archive: https://maven.apache.org/pom.html#the-basebuild-element-set */
function mavenArchive({ image }: Call): string | undefined {
  const text = image.readContext('pom.xml')?.replace(/<!--(?:(?!<!--)[\s\S])*?-->/g, '');
  if (text === undefined || !/<artifactId>\s*spring-boot-maven-plugin\s*</.test(text) || /<modules>/.test(text))
    return undefined;
  const tag = (from: string, name: string): string | undefined =>
    new RegExp(`<${name}>\\s*([^<\\s]+)\\s*</${name}>`).exec(from)?.[1];
  // The project's own coordinates, not those of what it refers to.
  const own = text.replace(
    /<(parent|dependencies|dependencyManagement|build|profiles|properties)>(?:(?!<\1>)[\s\S])*?<\/\1>/g,
    '',
  );
  const parent = /<parent>((?:(?!<parent>)[\s\S])*?)<\/parent>/.exec(text)?.[1] ?? '';
  const build =
    /^(?:(?!<build>)[\s\S])*<build>([\s\S]*)<\/build>/
      .exec(text)?.[1]
      ?.replace(/^((?:(?!<plugins>)[\s\S])*)<plugins>[\s\S]*<\/plugins>/, '$1') ?? '';
  const name = tag(build, 'finalName');
  const [id, version] = [tag(own, 'artifactId'), tag(own, 'version') ?? tag(parent, 'version')];
  const file = name ?? (id === undefined || version === undefined ? undefined : `${id}-${version}`);
  if (file === undefined || !/^[\w.-]+$/.test(file) || (tag(own, 'packaging') ?? 'jar') !== 'jar') return undefined;
  // The parent project binds the plugin to `package`: https://docs.spring.io/spring-boot/maven-plugin/using.html
  return /spring-boot-starter-parent/.test(parent) || /<goal>\s*repackage\s*</.test(text)
    ? `target/${file}.jar`
    : undefined;
}

/** Where Gradle puts it: https://docs.spring.io/spring-boot/gradle-plugin/packaging.html */
function gradleArchive({ image }: Call): string | undefined {
  const read = (name: string): string | undefined => image.readContext(name) ?? image.readContext(`${name}.kts`);
  const [build, settings] = [read('build.gradle'), read('settings.gradle')];
  if (build === undefined || settings === undefined || !/org\.springframework\.boot/.test(build)) return undefined;
  if (
    /archive(FileName|BaseName|Version|Classifier)|libsDir|destinationDirectory/.test(build) ||
    /\binclude\b/.test(settings)
  )
    return undefined;
  const name = /rootProject\.name\s*=\s*['"]([\w.-]+)['"]/.exec(settings)?.[1];
  const properties = image.readContext('gradle.properties') ?? '';
  const versions = [
    /^[ \t]*version(?:[ \t]*=)?[ \t]*['"]([^'"\n]+)['"]/m.exec(build)?.[1],
    /^[ \t]*version[ \t]*=[ \t]*(\S+)/m.exec(properties)?.[1],
  ];
  const version = versions.find((each) => each !== undefined);
  if (name === undefined || (version !== undefined && !/^[\w.-]+$/.test(version))) return undefined;
  if (version === undefined && /^[ \t]*version\b/m.test(build)) return undefined;
  return `build/libs/${name}${version === undefined ? '' : `-${version}`}.jar`;
}
