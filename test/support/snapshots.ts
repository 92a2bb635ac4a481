/** Session snapshots of the client, for pages that a server renders. */

/** What the client knows of a signed-in user. */
export function signedInSnapshot(username: string) {
  const provider = 'AUTHING' as const;
  const account = { name: null, nickname: null, phone: null, phoneVerified: false, photo: null };
  return {
    status: 'signedIn' as const,
    user: { id: 'user-1', provider, username, email: `${username}@example.com`, emailVerified: true, ...account },
    session: {
      id: 'session-1',
      provider,
      proofs: [],
      createdAt: '2026-11-21T08:00:00.000Z',
      expiresAt: '2026-11-21T20:00:00.000Z',
    },
  };
}
