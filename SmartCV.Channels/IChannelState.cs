namespace SmartCV.Channels;

/// <summary>Small facts that every host must agree on: mail cursor, access token, reply budget, used nonces, mailbox lease.</summary>
public interface IChannelState
{
    /// <summary>The value and its version. Null when there is none (version 0) or it has expired (the version that an update must name).</summary>
    ValueTask<(string? Value, long Version)> GetAsync(string key, CancellationToken ct);

    /// <summary>Writes the value if its version is still <paramref name="expectedVersion"/>. False: somebody else was first.</summary>
    ValueTask<bool> TryUpdateAsync(string key, long expectedVersion, string? value, DateTimeOffset? expiresAt, CancellationToken ct);

    /// <summary>True when <paramref name="holder"/> now holds the lease (new, renewed or expired before).</summary>
    ValueTask<bool> TryLeaseAsync(string key, string holder, TimeSpan duration, CancellationToken ct);
}

/// <summary>Signing keys made at the first start and shared by all hosts, rotated with overlap.</summary>
public interface ISigningKeys
{
    /// <summary>The key to sign with.</summary>
    ValueTask<SigningKey> CurrentAsync(string purpose, CancellationToken ct);

    /// <summary>A key that still verifies, or null when it is unknown or retired.</summary>
    ValueTask<SigningKey?> FindAsync(string purpose, string keyId, CancellationToken ct);
}

/// <param name="Bytes">32 random bytes.</param>
public sealed record SigningKey(string Id, byte[] Bytes);
