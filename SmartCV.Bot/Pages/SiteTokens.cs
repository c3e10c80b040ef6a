using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using SmartCV.Bot.Customers;

namespace SmartCV.Bot.Pages;

/// <summary>Who is signed in at the site, as its token says.</summary>
/// <param name="Account">The claim sub.</param>
public sealed record SiteUser(string Account, string? Email, string? Name, Plan Plan);

/// <summary>Why a site token is not accepted: the code is a contract, the message is for people.</summary>
public sealed record SiteTokenProblem(int Status, string Code, string Message)
{
    public static SiteTokenProblem Refused(string message) => new(StatusCodes.Status403Forbidden, "SiteTokenRefused", message);

    public static SiteTokenProblem NoKeys() => new(
        StatusCodes.Status503ServiceUnavailable, "SiteKeysUnavailable", "The keys of the site cannot be read at Widget:SiteToken:Jwks right now. Ask again later, or without the token.");
}

/// <summary>
/// Checks tokens of the SmartCV site (RFC 7519): RS256 or ES256 by its published keys, or HS256 by a shared secret; never both kinds for one key, so that
/// a public key cannot be used as a secret.
/// </summary>
public sealed class SiteTokens : IDisposable
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly SiteTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly SiteKeys? _keys;

    public SiteTokens(IOptions<WidgetOptions> options, TimeProvider time)
    {
        _options = options.Value.SiteToken;
        _time = time;
        if (_options.Jwks.Length > 0) _keys = new SiteKeys(_options.Jwks, time);
    }

    /// <summary>The user, or why the token is not accepted.</summary>
    public async Task<(SiteUser? User, SiteTokenProblem? Problem)> ReadAsync(string token, CancellationToken ct)
    {
        if (!_options.IsOn) return (null, SiteTokenProblem.Refused("This host accepts no site tokens: set Widget:SiteToken."));
        if (await KeysAsync(unknown: false, ct) is not { } keys) return (null, SiteTokenProblem.NoKeys());
        var result = await ValidateAsync(token, keys);
        // The site may have rotated its keys since we last looked.
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException && await KeysAsync(unknown: true, ct) is { } newer) result = await ValidateAsync(token, newer);

        if (!result.IsValid) return (null, SiteTokenProblem.Refused(Reason(result.Exception)));
        var read = (JsonWebToken)result.SecurityToken;
        if (Claim(read, "sub") is not { } account) return (null, SiteTokenProblem.Refused("The site token has no claim sub (a text of at most 320 characters)."));
        return (new SiteUser(account, Claim(read, "email"), Claim(read, "name"), PlanOf(Claim(read, "plan"))), null);
    }

    public void Dispose() => _keys?.Dispose();

    private async ValueTask<IList<SecurityKey>?> KeysAsync(bool unknown, CancellationToken ct) =>
        _keys is null ? [new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_options.SharedSecret))] : await _keys.ReadAsync(unknown, ct);

    private Task<TokenValidationResult> ValidateAsync(string token, IList<SecurityKey> keys)
    {
        var parameters = new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidAudience = _options.Audience,
            RequireExpirationTime = true,
            ValidAlgorithms = _keys is null ? [SecurityAlgorithms.HmacSha256] : [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            LifetimeValidator = IsAlive,
            IssuerSigningKeys = keys,
        };
        return _handler.ValidateTokenAsync(token, parameters);
    }

    private bool IsAlive(DateTime? notBefore, DateTime? expires, SecurityToken token, TokenValidationParameters parameters)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return expires is { } end && end > now - ClockSkew && end <= now + LongestLife + ClockSkew && (notBefore is null || notBefore <= now + ClockSkew);
    }

    private static string Reason(Exception? error) => error switch
    {
        SecurityTokenInvalidLifetimeException => "The site token has expired, or lives longer than one hour.",
        SecurityTokenNoExpirationException => "The site token has no claim exp.",
        SecurityTokenInvalidAudienceException => "The site token is for another audience (claim aud).",
        SecurityTokenInvalidAlgorithmException => "The site token is signed with an algorithm that is not accepted here.",
        _ => "The site token's signature is not valid.",
    };

    private static string? Claim(JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) && value.Length is > 0 and <= 320 ? value : null;

    private static Plan PlanOf(string? word) => word?.ToLowerInvariant() switch
    {
        "free" => Plan.Free,
        "paid" => Plan.Paid,
        "professional" or "pro" => Plan.Professional,
        "enterprise" => Plan.Enterprise,
        _ => Plan.Unknown,
    };
}
