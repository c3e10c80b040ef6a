namespace SmartCV.Bot.Tests.Support;

/// <summary>The two sizes that every page must look good on, in CSS pixels.</summary>
public sealed record Screen(string Name, int Width, int Height, bool IsPhone)
{
    public static readonly Screen Desktop = new("desktop", 1280, 800, IsPhone: false);
    public static readonly Screen Phone = new("phone", 390, 844, IsPhone: true);

    public override string ToString() => Name;
}
