/** How an image gets an unprivileged account. */
export type Account =
  | { readonly kind: 'existing'; readonly user: string; readonly shell: boolean }
  | {
      readonly kind: 'create';
      /** `none`: a number alone, where there is nothing to make an account with. */
      readonly tools: 'shadow' | 'busybox' | 'none';
      /**
       * Its group is root's, and may do what the account may: OpenShift starts containers with numbers of its own, which are in that group.
       * https://docs.openshift.com/container-platform/latest/openshift_images/create-images.html
       */
      readonly rootGroup?: boolean;
    };
