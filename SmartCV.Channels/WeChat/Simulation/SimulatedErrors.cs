namespace SmartCV.Channels.WeChat.Simulation;

/// <summary>An answer that refuses, as the platform words it.</summary>
internal sealed class SimulatedRefusal(int code) : Exception($"errcode {code}")
{
    /// <summary>A documentation address: the one that the platform says it sees.</summary>
    public const string SeenAddress = "203.0.113.7";

    public int Code { get; } = code;

    public static string Words(int code) => code switch
    {
        -1 => "system error",
        40001 => "invalid credential, access_token is invalid or not latest",
        40003 => "invalid openid",
        40007 => "invalid media_id",
        40013 => "invalid appid",
        40029 => "invalid code",
        40033 => "invalid charset. please check your request, if include \\uxxxx will create fail!",
        40125 => "invalid appsecret",
        40163 => "code been used",
        40164 => $"invalid ip {SeenAddress} ipv6 ::ffff:{SeenAddress}, not in whitelist",
        42001 => "access_token expired",
        43101 => "user refuse to accept the msg",
        44002 => "empty post data",
        44004 => "empty content",
        45002 => "content size out of limit",
        45009 => "reach max api daily quota limit",
        45015 => "response out of time limit or subscription is canceled",
        45047 => "out of response count limit",
        45081 => "typing is already shown",
        46003 => "menu no exist",
        47001 => "data format error",
        48001 => "api unauthorized",
        _ => "error",
    };
}
