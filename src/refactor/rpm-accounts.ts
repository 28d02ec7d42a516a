import type { ImageReference } from '../dockerfile/model.ts';
import type { Account } from './account.ts';

/** Red Hat's base images: https://catalog.redhat.com/software/base-images */
const UBI = /^(redhat\/)?ubi\d+(\/ubi)?(-(minimal|micro))?$/;
/** Its images of languages and servers, which run as an account of theirs: https://github.com/sclorg, https://github.com/rh-openjdk/redhat-openjdk-containers */
const UBI_LANGUAGE =
  /^(ubi\d+|rhel\d+)\/(python-\d+|nodejs-\d+(-minimal)?|ruby-\d+|php-\d+|perl-\d+|go-toolset|nginx-\d+|httpd-\d+)$/;
const UBI_JAVA = /^(ubi\d+|rhel\d+)\/openjdk-\d+(-runtime)?$/;
/** Distributions whose base holds shadow(-utils), by their names on Docker Hub, Quay and their own registries. */
const SHADOW =
  /^(rockylinux|rockylinux\/rockylinux|almalinux|almalinuxorg\/almalinux|fedora|fedora\/fedora|oraclelinux|os\/oraclelinux|centos|centos\/centos|opensuse\/(leap|tumbleweed))(-minimal)?$/;
/** Those that lack it, or where it isn't known: https://docs.aws.amazon.com/linux/al2023/ug/base-container.html, https://registry.suse.com */
const PLAIN =
  /^(amazonlinux|amazonlinux\/amazonlinux|bci\/(bci-(base|minimal|micro|busybox)|python|nodejs|golang|openjdk|openjdk-devel|ruby|rust|php|gcc)|suse\/sle15|opensuse\/bci\/bci-\w+)$/;
const REGISTRIES =
  /^(docker\.io|quay\.io|public\.ecr\.aws|registry\.fedoraproject\.org|container-registry\.oracle\.com|registry\.(opensuse\.org|suse\.com))$/;
const MINIMAL = /minimal|micro|slim/i;

const NUMBER: Account = { kind: 'create', tools: 'none' };

/** The account of an image of the Red Hat and SUSE families; undefined for all others. */
export function rpmAccount({ registry, repository, tag = '' }: ImageReference): Account | undefined {
  const redHat = /^registry(\.access)?\.redhat\.(com|io)$/.test(registry);
  if (redHat && UBI_LANGUAGE.test(repository)) return { kind: 'existing', user: '1001:0', shell: true };
  if (redHat && UBI_JAVA.test(repository)) return { kind: 'existing', user: '185:0', shell: true };
  if ((redHat || (registry === 'docker.io' && repository.startsWith('redhat/'))) && UBI.test(repository))
    return { kind: 'create', tools: MINIMAL.test(repository) ? 'none' : 'shadow', rootGroup: true };
  if (!REGISTRIES.test(registry)) return undefined;
  if (SHADOW.test(repository))
    return MINIMAL.test(repository) || MINIMAL.test(tag) ? NUMBER : { kind: 'create', tools: 'shadow' };
  return PLAIN.test(repository) ? NUMBER : undefined;
}
