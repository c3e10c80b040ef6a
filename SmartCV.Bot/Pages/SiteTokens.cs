using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Tokens;
using SmartCV.Bot.Customers;

namespace SmartCV.Bot.Pages;

/// <summary>Who is signed in at the site, as its token says.</summary>
/// <param name="Account">The claim sub.</param>
public sealed record SiteUser(string Account, string? Email, string? Name, Plan Plan);

/// <summary>
/// Checks tokens of the SmartCV site (RFC 7519): RS256 or ES256 by its published keys, or HS256 by a shared secret; never both kinds for one key, so that
/// a public key cannot be used as a secret.
/// </summary>
public sealed class SiteTokens
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromHours(1);
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly SiteTokenOptions _options;
    private readonly TimeProvider _time;
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly ConfigurationManager<JsonWebKeySet>? _keys;

    public SiteTokens(IOptions<WidgetOptions> options, TimeProvider time)
    {
        _options = options.Value.SiteToken;
        _time = time;
        if (_options.Jwks.Length > 0)
            _keys = new ConfigurationManager<JsonWebKeySet>(_options.Jwks, new KeySetReader(), new HttpDocumentRetriever { RequireHttps = !new Uri(_options.Jwks).IsLoopback });
    }

    /// <summary>The user, or why the token is not accepted.</summary>
    public async Task<(SiteUser? User, string? Problem)> ReadAsync(string token, CancellationToken ct)
    {
        if (!_options.IsOn) return (null, "This host accepts no site tokens: set Widget:SiteToken.");
        var result = await ValidateAsync(token, ct);
        if (!result.IsValid && result.Exception is SecurityTokenSignatureKeyNotFoundException && _keys is not null)
        {
            // The site has rotated its keys since we last looked.
            _keys.RequestRefresh();
            result = await ValidateAsync(token, ct);
        }

        if (!result.IsValid) return (null, Reason(result.Exception));
        var read = (JsonWebToken)result.SecurityToken;
        if (string.IsNullOrEmpty(read.Subject)) return (null, "The site token has no claim sub.");
        return (new SiteUser(read.Subject, Claim(read, "email"), Claim(read, "name"), PlanOf(Claim(read, "plan"))), null);
    }

    private async Task<TokenValidationResult> ValidateAsync(string token, CancellationToken ct)
    {
        var parameters = new TokenValidationParameters
        {
            ValidateIssuer = false,
            ValidAudience = _options.Audience,
            RequireExpirationTime = true,
            ValidAlgorithms = _keys is null ? [SecurityAlgorithms.HmacSha256] : [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256],
            LifetimeValidator = IsAlive,
        };
        if (_keys is null) parameters.IssuerSigningKey = new SymmetricSecurityKey(Encoding.UTF8.GetBytes(_options.SharedSecret));
        else parameters.IssuerSigningKeys = (await _keys.GetConfigurationAsync(ct)).GetSigningKeys();
        return await _handler.ValidateTokenAsync(token, parameters);
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

    private sealed class KeySetReader : IConfigurationRetriever<JsonWebKeySet>
    {
        public async Task<JsonWebKeySet> GetConfigurationAsync(string address, IDocumentRetriever retriever, CancellationToken cancel) =>
            new(await retriever.GetDocumentAsync(address, cancel));
    }
}
