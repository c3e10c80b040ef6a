namespace SmartCV.Bot.Pages;

/// <summary>Section <c>Widget</c>: which pages may embed the chat, and how they say who a visitor is.</summary>
public sealed class WidgetOptions
{
    /// <summary>Origins (https://www.example.com) that may embed the chat besides this host's own pages; <c>*</c> alone allows any.</summary>
    public string[] AllowedOrigins { get; set; } = [];

    public SiteTokenOptions SiteToken { get; set; } = new();

    public static IEnumerable<string> Check(WidgetOptions o)
    {
        foreach (var origin in o.AllowedOrigins)
            if (origin != "*" && (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.GetLeftPart(UriPartial.Authority) != origin))
                yield return $"Widget:AllowedOrigins must hold origins such as https://www.example.com (no path, no slash at the end), was '{origin}'.";
        if (o.SiteToken.SharedSecret.Length is > 0 and < 32)
            yield return $"Widget:SiteToken:SharedSecret must have at least 32 characters, has {o.SiteToken.SharedSecret.Length}.";
        // Keys that come over plain HTTP could be anybody's.
        if (o.SiteToken.Jwks.Length > 0 && !(Uri.TryCreate(o.SiteToken.Jwks, UriKind.Absolute, out var jwks) && (jwks.Scheme == "https" || (jwks.Scheme == "http" && jwks.IsLoopback))))
            yield return $"Widget:SiteToken:Jwks must be the address of a key set (https://www.example.com/.well-known/jwks.json), was '{o.SiteToken.Jwks}'.";
        if (o.SiteToken.IsOn && o.SiteToken.Audience.Length == 0)
            yield return "Widget:SiteToken:Audience must be set when the site signs tokens (the value of their claim aud), was empty.";
    }
}

/// <summary>How a token of the SmartCV site is checked. It says who is signed in: sub, email, plan, name, aud, exp (at most one hour ahead).</summary>
public sealed class SiteTokenOptions
{
    /// <summary>Address of the site's public keys, for tokens signed with RS256 or ES256.</summary>
    public string Jwks { get; set; } = "";

    /// <summary>For tokens signed with HS256: at least 32 characters, known to the site and to us only.</summary>
    public string SharedSecret { get; set; } = "";

    public string Audience { get; set; } = "smartcv-support";

    public bool IsOn => Jwks.Length > 0 || SharedSecret.Length > 0;
}
