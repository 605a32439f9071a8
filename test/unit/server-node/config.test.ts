import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLoopback, readConfig, StartFault } from '../../../server/node/config';

function faultsOf(env: Record<string, string>, args: string[] = []): string {
  try {
    readConfig(env, args);
  } catch (error) {
    if (error instanceof StartFault) return error.message;
    throw error;
  }
  return '';
}

describe('the configuration', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 5180,
      publicURL: new URL('http://127.0.0.1:5180'),
      dataDir: resolve('data'),
      mediaDir: resolve('data/media'),
      databaseURL: null,
      sdkAppID: 1_400_000_001,
      userSigKey: null,
      accType: '18454',
      logLevel: 'info',
      trustProxy: 0,
      ingest: {
        kind: 'embedded',
        host: '127.0.0.1',
        port: 1935,
        wasChosen: false,
        base: 'rtmp://127.0.0.1:1935/live',
        secret: null,
      },
      demo: false,
    });
  });

  it('takes what is set, and an empty value as not set', () => {
    const config = readConfig({
      HOST: '::1',
      PORT: '8080',
      DATA_DIR: '/srv/webexe',
      MEDIA_DIR: '/srv/media',
      DATABASE_URL: 'postgres://me@db/webexe',
      TRUST_PROXY: '2',
      LOG_LEVEL: '',
    });
    expect(config).toMatchObject({
      publicURL: new URL('http://[::1]:8080'),
      dataDir: '/srv/webexe',
      mediaDir: '/srv/media',
      databaseURL: 'postgres://me@db/webexe',
      trustProxy: 2,
      logLevel: 'info',
    });
  });

  it('lists every fault at once, each with what to do', () => {
    const faults = faultsOf(
      {
        PORT: '0',
        PUBLIC_URL: 'calls.example.com',
        DATABASE_URL: 'mysql://db',
        SDK_APP_ID: 'x',
        USERSIG_KEY: 'short',
        ACC_TYPE: '-1',
        LOG_LEVEL: 'loud',
        METRICS_TOKEN: 'short',
        TRUST_PROXY: 'yes',
        LIMIT_PER_ADDRESS: '-1',
        LIMIT_PER_PERSON: 'many',
        LIMIT_STREAMS: '10001',
        HEADERS_WITHIN: '0',
        REQUEST_WITHIN: '2h',
        ROOM_LIST_NETWORKS: 'everywhere',
        ROOM_LIST_ORIGINS: 'crm',
        LIVE_BIZID: 'x',
        LIVE_PUSH_HOST: '/',
        MIX_URL: 'file:///x',
        GROUP_NOTICE_URL: 'x',
      },
      ['--dmeo'],
    );
    const named = [
      '--dmeo',
      'PORT',
      'PUBLIC_URL',
      'DATABASE_URL',
      'SDK_APP_ID',
      'USERSIG_KEY',
      'ACC_TYPE',
      'LOG_LEVEL',
      'METRICS_TOKEN',
      'TRUST_PROXY',
      'LIMIT_PER_ADDRESS',
      'LIMIT_PER_PERSON',
      'LIMIT_STREAMS',
      'HEADERS_WITHIN',
      'REQUEST_WITHIN',
      'ROOM_LIST_NETWORKS',
      'ROOM_LIST_ORIGINS',
      'LIVE_BIZID',
      'LIVE_PUSH_HOST',
      'MIX_URL',
      'GROUP_NOTICE_URL',
    ];
    expect(faults.split('\n')).toHaveLength(named.length);
    for (const name of named) expect(faults).toContain(name);
  });

  it('takes limits, and gives headers no longer than their request', () => {
    const given = {
      LIMIT_PER_ADDRESS: '0',
      LIMIT_PER_PERSON: '60',
      LIMIT_STREAMS: '3',
      REQUEST_WITHIN: '10',
    };
    expect(readConfig(given)).toMatchObject({
      limits: { perAddress: 0, perPerson: 60, streams: 3 },
      patience: { headersWithinSeconds: 10, requestWithinSeconds: 10 },
    });
  });

  it.each([
    'https://calls.example.com/console',
    'https://calls.example.com?x=1',
    'ftp://calls.example.com',
    'https://me:pw@calls.example.com',
  ])('wants an address without a path, not %s', (url) =>
    expect(faultsOf({ PUBLIC_URL: url })).toContain('PUBLIC_URL must be'),
  );

  it('asks for PUBLIC_URL where it cannot be guessed', () => {
    expect(faultsOf({ HOST: '0.0.0.0' })).toContain('PUBLIC_URL must say');
    expect(faultsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'https://calls.example.com' })).toBe('');
  });

  it('refuses the demo on an address that others reach', () => {
    expect(faultsOf({}, ['--demo'])).toBe('');
    expect(faultsOf({ HOST: 'localhost' }, ['--demo'])).toBe('');
    expect(faultsOf({ HOST: '192.168.1.5' }, ['--demo'])).toContain('not 192.168.1.5');
    expect(faultsOf({ PUBLIC_URL: 'https://calls.example.com' }, ['--demo'])).toContain(
      'PUBLIC_URL cannot be',
    );
    expect(faultsOf({ HOST: '127.example.com' }, ['--demo'])).toContain('127.example.com');
  });

  it.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['localhost', true],
    ['[::1]', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['10.0.0.1', false],
    ['localhost.example.com', false],
    ['127.0.0.1.example.com', false],
  ])('%s is loopback: %s', (host, answer) => expect(isLoopback(host)).toBe(answer));
});

describe('the configuration of the 2018 wire', () => {
  const live = {
    LIVE_BIZID: '3891',
    LIVE_PUSH_HOST: 'push.example.com',
    LIVE_PLAY_HOST: 'play.example.com',
    LIVE_PUSH_KEY: 'one',
    LIVE_PLAY_KEY: 'other',
  };

  it('is closed and without a live service unless it is set', () => {
    expect(readConfig({}).wire2018).toEqual({
      roomList: { networks: [], origins: [] },
      live: null,
      mixURL: null,
      groupNoticeURL: null,
      oldUserSigKeyFile: null,
    });
  });

  it('takes networks, pages and the parts of a live service', () => {
    const config = readConfig({
      ...live,
      ROOM_LIST_NETWORKS: '10.0.0.0/8, 2001:db8::/32',
      ROOM_LIST_ORIGINS: 'https://crm.example.com,http://localhost:8080',
      MIX_URL: 'https://mix.example.com/start',
      OLD_USERSIG_KEY_FILE: '/srv/old.pem',
    });
    expect(config.wire2018).toMatchObject({
      roomList: {
        networks: ['10.0.0.0/8', '2001:db8::/32'],
        origins: ['https://crm.example.com', 'http://localhost:8080'],
      },
      live: { bizID: '3891', pushHost: 'push.example.com', pushKey: 'one', playKey: 'other' },
      mixURL: 'https://mix.example.com/start',
      oldUserSigKeyFile: '/srv/old.pem',
    });
  });

  it('lists every fault at once', () => {
    const faults = faultsOf({
      ROOM_LIST_NETWORKS: '10.0.0.0/8,office',
      ROOM_LIST_ORIGINS: 'https://crm.example.com/',
      LIVE_BIZID: 'x',
      LIVE_PUSH_HOST: 'https://push',
      MIX_URL: 'ftp://mix',
      GROUP_NOTICE_URL: 'bridge',
    });
    for (const name of [
      'ROOM_LIST_NETWORKS',
      'ROOM_LIST_ORIGINS',
      'LIVE_BIZID',
      'LIVE_PUSH_HOST',
      'MIX_URL',
      'GROUP_NOTICE_URL',
    ])
      expect(faults).toContain(`- ${name} must be `);
  });

  it('wants a whole live service, whose key for playing cannot push', () => {
    const { LIVE_PLAY_KEY: _key, ...half } = live;
    expect(faultsOf(half)).toBe('A live service needs LIVE_PLAY_KEY as well.');
    expect(faultsOf({ ...live, LIVE_PLAY_KEY: 'one' })).toContain('must differ');
  });

  it('knows that pages alone open nothing', () => {
    expect(faultsOf({ ROOM_LIST_ORIGINS: 'https://crm.example.com' })).toContain(
      'without ROOM_LIST_NETWORKS',
    );
  });
});

describe('signing in by a provider', () => {
  const given = { OIDC_ISSUER: 'https://login.example.com/realms/staff', OIDC_CLIENT_ID: 'console' };

  it('is off unless an issuer is set, and has sensible rules where it is', () => {
    expect(readConfig({}).oidc).toBeNull();
    expect(readConfig(given).oidc).toEqual({
      issuer: new URL('https://login.example.com/realms/staff'),
      clientID: 'console',
      clientSecret: null,
      scopes: 'openid profile email',
      name: 'login.example.com',
      rules: {
        claims: { login: 'preferred_username', name: 'name', email: 'email', role: null, team: null },
        roles: { agent: [], supervisor: [], admin: [] },
        newPeople: 'refuse',
        defaultRole: 'agent',
        emailDomains: [],
        passwords: 'everybody',
      },
    });
  });

  it('takes roles, teams and domains, and the address of the document for the issuer', () => {
    const { oidc } = readConfig({
      ...given,
      OIDC_ISSUER: `${given.OIDC_ISSUER}/.well-known/openid-configuration`,
      OIDC_NAME: ' Staff login ',
      OIDC_ROLE_CLAIM: 'realm_access.roles',
      OIDC_ADMINS: 'console-admins, ops',
      OIDC_TEAM_CLAIM: 'department',
      OIDC_DEFAULT_ROLE: 'none',
      OIDC_EMAIL_DOMAINS: 'Example.com, example.org',
      OIDC_PASSWORDS: 'admins',
    });
    expect(oidc).toMatchObject({ issuer: new URL(given.OIDC_ISSUER), name: 'Staff login' });
    expect(oidc?.rules).toMatchObject({
      claims: { role: 'realm_access.roles', team: 'department' },
      roles: { admin: ['console-admins', 'ops'] },
      defaultRole: null,
      emailDomains: ['example.com', 'example.org'],
      passwords: 'admins',
    });
  });

  it('lists every fault at once', () => {
    const faults = faultsOf({
      OIDC_ISSUER: 'http://login.example.com',
      OIDC_SCOPES: 'profile',
      OIDC_ROLE_CLAIM: 'my groups',
      OIDC_NEW_PEOPLE: 'maybe',
      OIDC_DEFAULT_ROLE: 'admin',
      OIDC_EMAIL_DOMAINS: 'example',
      OIDC_PASSWORDS: 'nobody',
    });
    for (const name of ['SCOPES', 'ROLE_CLAIM', 'NEW_PEOPLE', 'DEFAULT_ROLE', 'EMAIL_DOMAINS', 'PASSWORDS'])
      expect(faults).toContain(`- OIDC_${name} must be `);
  });

  it('wants an issuer that nobody can play, and what belongs to it', () => {
    const faults = faultsOf({ OIDC_ISSUER: 'http://login.example.com', OIDC_AGENTS: 'staff' });
    expect(faults).toContain('- OIDC_ISSUER must be an https address');
    expect(faults).toContain('- OIDC_ISSUER needs OIDC_CLIENT_ID as well.');
    expect(faults).toContain('need OIDC_ROLE_CLAIM');
    expect(faultsOf({ ...given, OIDC_ISSUER: 'http://127.0.0.1:9000' })).toBe('');
    expect(faultsOf({ ...given, OIDC_ROLE_CLAIM: 'groups' })).toContain('OIDC_ROLE_CLAIM needs one of');
    expect(faultsOf({ OIDC_CLIENT_SECRET: 'x', OIDC_PASSWORDS: 'admins' })).toBe(
      'Without OIDC_ISSUER nothing comes of OIDC_CLIENT_SECRET, OIDC_PASSWORDS.',
    );
  });
});

describe('a bucket for recordings', () => {
  const bucket = { S3_BUCKET: 'recordings' };

  it('is none unless it is named, and new recordings go to the folder', () => {
    expect(readConfig({}).places).toEqual({ bucket: null, newRecordings: 'folder' });
    expect(readConfig(bucket).places).toEqual({
      bucket: {
        ...{ bucket: 'recordings', endpoint: null, region: 'us-east-1', prefix: '', pathStyle: false },
        ...{ credentials: null, playback: 'proxy' },
      },
      newRecordings: 'folder',
    });
  });

  it('may be at an address of one’s own, named in the path, under a prefix', () => {
    const { places } = readConfig({
      ...bucket,
      ...{ S3_ENDPOINT: 'http://minio:9000', S3_REGION: 'eu-central-1', S3_PREFIX: 'calls/webexe/' },
      ...{ S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret', S3_PLAYBACK: 'redirect' },
      NEW_RECORDINGS_IN: 's3',
    });
    expect(places).toEqual({
      bucket: {
        ...{ bucket: 'recordings', endpoint: new URL('http://minio:9000'), region: 'eu-central-1' },
        ...{ prefix: 'calls/webexe/', pathStyle: true, playback: 'redirect' },
        credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      },
      newRecordings: 's3',
    });
    expect(readConfig({ ...bucket, S3_ENDPOINT: 'https://s3.example', S3_PATH_STYLE: 'no' })).toMatchObject({
      places: { bucket: { pathStyle: false } },
    });
  });

  it('lists every fault at once', () => {
    const faults = faultsOf({
      ...{ S3_BUCKET: 'My Bucket', S3_ENDPOINT: 'https://s3.example/path', S3_REGION: 'eu central' },
      ...{ S3_PREFIX: '/calls', S3_PATH_STYLE: 'perhaps', S3_PLAYBACK: 'both', NEW_RECORDINGS_IN: 'tape' },
    });
    const named = ['BUCKET', 'ENDPOINT', 'REGION', 'PREFIX', 'PATH_STYLE', 'PLAYBACK'].map(
      (each) => `S3_${each}`,
    );
    for (const name of [...named, 'NEW_RECORDINGS_IN']) expect(faults).toContain(`- ${name} must be`);
    expect(faults.split('\n')).toHaveLength(7);
  });

  it('wants what belongs together', () => {
    expect(faultsOf({ NEW_RECORDINGS_IN: 's3', S3_ENDPOINT: 'https://s3.example' }).split('\n')).toEqual([
      '- NEW_RECORDINGS_IN=s3 needs S3_BUCKET.',
      '- S3_ENDPOINT is of no use without S3_BUCKET.',
    ]);
    expect(faultsOf({ ...bucket, S3_ACCESS_KEY_ID: 'key' })).toContain('belong together');
  });
});
