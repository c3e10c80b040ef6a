using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmartCV.Channels.DirectLine;

/// <summary>What a token opens.</summary>
/// <param name="User">The user id that is bound to it; everything posted with the token is from this user. Null: not bound.</param>
public sealed record DirectLineGrant(string Conversation, string? User, string? Name, DateTimeOffset Expires);

/// <summary>The secret that opens every conversation, made at the first start when none is set.</summary>
public interface IDirectLineSecret
{
    ValueTask<string> ReadAsync(CancellationToken ct);
}

/// <summary>
/// Tokens of one conversation: JWT (HS256) with the claims conv, user and name. Clients read the claim user out of the token to know who they are
/// (botframework-directlinejs parseToken, webchat-core connectSaga), so it must be a JWT.
/// </summary>
public sealed class DirectLineTokens(ISigningKeys keys, IDirectLineSecret secret, IOptions<DirectLineOptions> options, TimeProvider time) : IDisposable
{
    private const string Purpose = "directline";
    private const string StreamUse = "stream";
    private const string TokenUse = "token";

    /// <summary>A stream address must be used within this time (bot-docs, start-conversation).</summary>
    public static readonly TimeSpan TicketLifetime = TimeSpan.FromSeconds(60);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false, SetDefaultTimesOnTokenCreation = false };

    // Checking a signature costs more than the rest of a request; the same token comes with every message.
    private readonly MemoryCache _checked = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public TimeSpan Lifetime => options.Value.TokenLifetime;

    public Task<string> IssueAsync(string conversation, string? user, string? name, CancellationToken ct) =>
        SignAsync(TokenUse, new DirectLineGrant(conversation, user, name, time.GetUtcNow() + Lifetime), Lifetime, ct);

    /// <summary>A short-lived ticket for the address of a stream; the stream may live as long as the grant.</summary>
    public Task<string> TicketAsync(DirectLineGrant grant, CancellationToken ct) => SignAsync(StreamUse, grant, TicketLifetime, ct);

    public async ValueTask<bool> IsSecretAsync(string text, CancellationToken ct)
    {
        var expected = await secret.ReadAsync(ct);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(expected));
    }

    /// <exception cref="DirectLineError">403: no token of ours, or expired.</exception>
    public ValueTask<DirectLineGrant> ReadAsync(string token, CancellationToken ct) => CheckAsync(token, TokenUse, ct);

    /// <exception cref="DirectLineError">403: no ticket of ours, or expired.</exception>
    public ValueTask<DirectLineGrant> ReadTicketAsync(string ticket, CancellationToken ct) => CheckAsync(ticket, StreamUse, ct);

    public void Dispose() => _checked.Dispose();

    private async Task<string> SignAsync(string use, DirectLineGrant grant, TimeSpan lifetime, CancellationToken ct)
    {
        var key = await keys.CurrentAsync(Purpose, ct);
        var claims = new Dictionary<string, object> { ["use"] = use, ["conv"] = grant.Conversation, ["until"] = grant.Expires.ToUnixTimeSeconds() };
        if (grant.User is not null) claims["user"] = grant.User;
        if (grant.Name is not null) claims["name"] = grant.Name;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Claims = claims,
            IssuedAt = time.GetUtcNow().UtcDateTime,
            Expires = (time.GetUtcNow() + lifetime).UtcDateTime,
            SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key.Bytes) { KeyId = key.Id }, SecurityAlgorithms.HmacSha256),
        });
    }

    private async ValueTask<DirectLineGrant> CheckAsync(string token, string use, CancellationToken ct)
    {
        var now = time.GetUtcNow();
        if (!_checked.TryGetValue(token, out Checked? known))
        {
            known = await VerifyAsync(token, ct);
            _checked.Set(token, known, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
        }

        if (known!.Use != use) throw DirectLineError.Forbidden("This token is not for this use.");
        return known.Ends > now ? known.Grant : throw DirectLineError.TokenExpired();
    }

    private async Task<Checked> VerifyAsync(string token, CancellationToken ct)
    {
        if (!_handler.CanReadToken(token)) throw DirectLineError.Forbidden("The token is not valid.");
        JsonWebToken read;
        try
        {
            read = _handler.ReadJsonWebToken(token);
        }
        catch (ArgumentException)
        {
            throw DirectLineError.Forbidden("The token is not valid.");
        }

        // A key that is no longer kept has signed only what has long expired.
        var key = await keys.FindAsync(Purpose, read.Kid ?? "", ct) ?? throw DirectLineError.TokenExpired();
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
            ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
            IssuerSigningKey = new SymmetricSecurityKey(key.Bytes) { KeyId = key.Id },
        });
        if (!result.IsValid) throw DirectLineError.Forbidden("The token's signature is not valid.");
        var until = DateTimeOffset.FromUnixTimeSeconds(read.GetPayloadValue<long>("until"));
        var grant = new DirectLineGrant(read.GetPayloadValue<string>("conv"), Claim(read, "user"), Claim(read, "name"), until);
        return new Checked(read.GetPayloadValue<string>("use"), grant, new DateTimeOffset(read.ValidTo, TimeSpan.Zero));
    }

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private sealed record Checked(string Use, DirectLineGrant Grant, DateTimeOffset Ends);
}
