import type { Repository } from '../repository.ts';

export const OWNER = 'freightdesk';
export const REPOSITORY = 'freightdesk';
export const INSTALLATION = 4711;
export const APP_SLUG = 'plimsoll';
/** The login of the app's own account. */
export const BOT = `${APP_SLUG}[bot]`;

export interface PullRequestRecord {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly author: string;
  readonly headBranch: string;
  /** The repository of the head branch when it is a fork, `owner/repo`; null when that one was deleted. */
  readonly fork?: string | null;
  /** Whether the fork's owner lets the base repository's people push to the branch. */
  readonly maintainerCanModify?: boolean;
  baseBranch: string;
  draft: boolean;
  state: 'open' | 'closed';
}

export interface CommentRecord {
  readonly id: number;
  readonly reviewId: number;
  readonly pullRequest: number;
  /** The commit that the comment was made on; its lines are lines of this commit. */
  readonly commit: string;
  readonly path: string;
  readonly line: number;
  readonly startLine: number | undefined;
  readonly side: 'LEFT' | 'RIGHT';
  readonly body: string;
  /** Its suggestion was committed. */
  committed: boolean;
  /** Who resolved the thread that the comment began; undefined while it is open. */
  resolvedBy: string | undefined;
  /** The comment that this one answers. */
  readonly inReplyTo?: number;
  /** Who wrote it; the app where nothing is said. */
  readonly author?: string;
}

/** A comment in the conversation of a pull request. */
export interface IssueCommentRecord {
  readonly id: number;
  readonly pullRequest: number;
  readonly author: string;
  body: string;
}

export interface ReactionRecord {
  readonly id: number;
  /** The comment, of the conversation or on lines. */
  readonly comment: number;
  readonly content: string;
}

export interface ReviewRecord {
  readonly id: number;
  readonly pullRequest: number;
  readonly commit: string;
  readonly body: string;
  readonly event: string;
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: string;
  readonly message: string;
  readonly title?: string;
}

export interface CheckRunRecord {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly externalId: string;
  status: string;
  conclusion: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
  /** Its buttons. */
  actions: readonly { readonly label: string; readonly identifier: string }[];
  /** Every status that it went through, in order. */
  readonly history: string[];
}

/** One attempt to deliver an event to the app. */
export interface DeliveryRecord {
  readonly id: number;
  /** The event's. */
  readonly guid: string;
  readonly at: Date;
  readonly status: number;
}

/** What GitHub would remember beside the git repository. */
export interface State {
  readonly repository: Repository;
  /** The address of the stand-in itself, without a slash at the end. */
  url: string;
  readonly pullRequests: Map<number, PullRequestRecord>;
  readonly reviews: ReviewRecord[];
  readonly comments: CommentRecord[];
  readonly issueComments: IssueCommentRecord[];
  readonly reactions: ReactionRecord[];
  readonly checkRuns: CheckRunRecord[];
  /** Oldest first; only what a test puts here, and what the app asks for again. */
  readonly deliveries: DeliveryRecord[];
  /** What people may do in the repository, by login; nobody else may write. */
  readonly permissions: Map<string, 'admin' | 'write' | 'read'>;
  /** What people may do in forks that the app is installed on, by `owner/repo` and login. A fork shares the repository's commits and branches. */
  readonly forks: Map<string, State['permissions']>;
  /** Branches that nobody may push to. */
  readonly protectedBranches: Set<string>;
  /** Files of the owner's repository `.github`; empty when there is none. */
  readonly settings: Map<string, string>;
  /** Whether the repository is archived. */
  archived: boolean;
  /** GitHub's limits that a test may lower. */
  readonly limits: {
    /** Entries of a tree; the rest is cut. */
    tree: number;
    /** Characters of a file's patch; longer ones are left out. */
    patch: number;
  };
  nextId(): number;
}

export function createState(repository: Repository): State {
  let id = 1000;
  return {
    repository,
    url: '',
    pullRequests: new Map(),
    reviews: [],
    comments: [],
    issueComments: [],
    reactions: [],
    permissions: new Map(),
    forks: new Map(),
    protectedBranches: new Set(),
    settings: new Map(),
    archived: false,
    limits: { tree: 100_000, patch: 1_000_000 },
    checkRuns: [],
    deliveries: [],
    nextId: () => ++id,
  };
}
