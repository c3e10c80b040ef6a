using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace SmartCV.Bot.Tests.Pages;

/// <summary>A key with which a site signs who its visitor is, and the tokens made with it.</summary>
public sealed class SiteKey
{
    private readonly SecurityKey _key;
    private readonly string _algorithm;

    private SiteKey(SecurityKey key, string id, string algorithm)
    {
        key.KeyId = id;
        (_key, _algorithm) = (key, algorithm);
    }

    public static SiteKey Rsa(string id) => new(new RsaSecurityKey(RSA.Create(2048)), id, SecurityAlgorithms.RsaSha256);

    public static SiteKey Ecdsa(string id) => new(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)), id, SecurityAlgorithms.EcdsaSha256);

    public static SiteKey Shared(string secret, string id = "") => new(new SymmetricSecurityKey(Encoding.UTF8.GetBytes(secret)), id, SecurityAlgorithms.HmacSha256);

    /// <summary>The document with the public halves.</summary>
    public static string Publish(params SiteKey[] keys) => JsonSerializer.Serialize(new { keys = keys.Select(k => k.ToPublic()) });

    /// <summary>A token with these claims; null leaves one of the usual ones out.</summary>
    public string Sign(DateTimeOffset expires, params (string Name, object? Value)[] changed)
    {
        var claims = new Dictionary<string, object>
        {
            ["sub"] = "user-1", ["aud"] = "smartcv-support", ["email"] = "wang@example.com", ["name"] = "王小明", ["plan"] = "paid", ["exp"] = expires.ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in changed)
        {
            if (value is null) claims.Remove(name);
            else claims[name] = value;
        }

        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            JsonSerializer.Serialize(claims), new SigningCredentials(_key, _algorithm));
    }

    /// <summary>The public key as the text that somebody might take for a shared secret.</summary>
    public string ToPem() => ((RsaSecurityKey)_key).Rsa.ExportSubjectPublicKeyInfoPem();

    private Dictionary<string, string> ToPublic()
    {
        var kid = _key.KeyId;
        if (_key is RsaSecurityKey rsa)
        {
            var p = rsa.Rsa.ExportParameters(false);
            return new() { ["kty"] = "RSA", ["kid"] = kid, ["use"] = "sig", ["n"] = Base64UrlEncoder.Encode(p.Modulus!), ["e"] = Base64UrlEncoder.Encode(p.Exponent!) };
        }

        var q = ((ECDsaSecurityKey)_key).ECDsa.ExportParameters(false).Q;
        return new() { ["kty"] = "EC", ["crv"] = "P-256", ["kid"] = kid, ["use"] = "sig", ["x"] = Base64UrlEncoder.Encode(q.X!), ["y"] = Base64UrlEncoder.Encode(q.Y!) };
    }
}
