using System.Text;
using SmartCV.Bot.Tests.Support;

namespace SmartCV.Bot.Tests.DirectLine;

/// <summary>Files that are not taken. What is refused leaves nothing in the transcript.</summary>
public sealed class RefusedUploadTests(LineDesk desk) : IClassFixture<LineDesk>
{
    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>", "a.png", "image/png")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a.svg", "image/svg+xml")]
    [InlineData("\uFEFF<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a.txt", "text/plain")]
    [InlineData("<!-- --><svg xmlns=\"http://www.w3.org/2000/svg\"/>", "a.svg", "")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>", "a.png", "image/png")]
    [InlineData("<html><body></body></html>", "a.html", "text/html")]
    [InlineData("hello", "a.png", "image/png")]
    [InlineData("hello", "a.png", "")]
    [InlineData("hello", "a.jpg", "application/octet-stream")]
    [InlineData("hello", "a.pdf", "")]
    [InlineData("hello", "a.pdf", "application/pdf")]
    [InlineData("hello", "a", "application/pdf")]
    [InlineData("hello", "a.DOCX", "application/octet-stream")]
    [InlineData("hello", "a.zip", "application/zip")]
    [InlineData("%PDF-1.7", "a.txt", "")]
    [InlineData("%PDF-1.7", "a.png", "application/pdf")]
    [InlineData("PK\u0003\u0004", "a.pdf", "application/pdf")]
    [InlineData("MZ\u0000\u0003\u0000", "a.png", "image/png")]
    [InlineData("MZ\u0000\u0003\u0000", "setup.exe", "application/octet-stream")]
    public async Task A_file_that_is_not_what_it_says_is_refused(string content, string name, string type)
    {
        using var line = await desk.OpenAsync();

        using var form = new MultipartFormDataContent().With(name, Encoding.UTF8.GetBytes(content), type);
        using var answer = await line.UploadAsync(form);

        Assert.Contains(name, await LineDesk.RefusedAsync(answer, 400, "BadArgument"), StringComparison.Ordinal);
        Assert.Empty(await line.SaidAsync());
    }

    [Fact]
    public async Task A_picture_that_says_it_is_text_is_refused()
    {
        using var line = await desk.OpenAsync();

        using var form = new MultipartFormDataContent().With("a.txt", TestFiles.Png, "text/plain");
        using var answer = await line.UploadAsync(form);

        await LineDesk.RefusedAsync(answer, 400, "BadArgument");
    }

    [Theory]
    [InlineData("hello", "a.csv", "application/vnd.ms-excel")]
    [InlineData("hello", "a.log", "")]
    [InlineData("hello", "a.unheard-of", "text/x-log")]
    [InlineData("%PDF-1.7", "a.PDF", "application/octet-stream")]
    [InlineData("%PDF-1.7", "scan", "application/pdf")]
    [InlineData("PK\u0003\u0004", "a.xlsx", "application/zip")]
    [InlineData("PK\u0003\u0004", "a.doc", "application/msword")]
    [InlineData("{\\rtf1 hello}", "cv.doc", "application/msword")]
    [InlineData("hello", "cv.DOC", "")]
    [InlineData("PK\u0003\u0004", "a.zip", "application/x-zip-compressed")]
    public async Task A_file_that_claims_nothing_else_is_taken(string content, string name, string type)
    {
        using var line = await desk.OpenAsync();

        using var form = new MultipartFormDataContent().With(name, Encoding.UTF8.GetBytes(content), type);
        using var answer = await line.UploadAsync(form);

        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData(1024, 200)]
    [InlineData(1025, 413)]
    [InlineData(200_000, 413)]
    public async Task A_file_over_the_limit_is_refused_and_leaves_nothing(int size, int status)
    {
        await using var own = await LineDesk.StartAsync(null, ("DirectLine:UploadLimit", "1024"));
        using var line = await LineClient.StartAsync(own.Address);
        byte[] file = [.. TestFiles.Png, .. new byte[size - TestFiles.Png.Length]];

        using var form = new MultipartFormDataContent().With("a.png", file);
        using var answer = await line.UploadAsync(form);
        using var raw = TestFiles.Raw(file, "image/png", "form-data; filename=\"a.png\"");
        using var second = await line.UploadAsync(raw);

        Assert.Equal((status, status), ((int)answer.StatusCode, (int)second.StatusCode));
        if (status != 200) Assert.Contains("1024", await LineDesk.RefusedAsync(answer, status), StringComparison.Ordinal);
        Assert.Equal(status == 200 ? 2 : 0, (await line.SaidAsync()).Count);
    }

    [Fact]
    public async Task An_upload_without_a_file_with_an_empty_one_or_with_too_many_is_refused()
    {
        using var line = await desk.OpenAsync();
        var many = new MultipartFormDataContent();
        for (var n = 0; n < 11; n++) many.With($"{n}.png", TestFiles.Png);

        using var none = await line.UploadAsync(new MultipartFormDataContent().WithActivity("""{"type":"message","text":"a"}"""));
        using var empty = await line.UploadAsync(new MultipartFormDataContent().With("a.png", []));
        using var emptyBody = await line.UploadAsync(TestFiles.Raw([], "image/png", "form-data; filename=\"a.png\""));
        using var tooMany = await line.UploadAsync(many);

        foreach (var answer in new[] { none, empty, emptyBody, tooMany }) await LineDesk.RefusedAsync(answer, 400, "BadArgument");
        Assert.Empty(await line.SaidAsync());
    }

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"conversationUpdate"}""")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"type":"message","attachments":[null]}""")]
    public async Task Files_of_an_activity_that_cannot_carry_them_are_refused_not_dropped(string activity)
    {
        using var line = await desk.OpenAsync();

        using var answer = await line.UploadAsync(new MultipartFormDataContent().WithActivity(activity).With("a.png", TestFiles.Png));

        await LineDesk.RefusedAsync(answer, 400, "BadArgument");
    }

    [Fact]
    public async Task An_upload_with_two_activities_is_refused()
    {
        using var line = await desk.OpenAsync();

        using var form = new MultipartFormDataContent().WithActivity("""{"type":"message","text":"a"}""").WithActivity("""{"type":"message","text":"b"}""").With("a.png", TestFiles.Png);
        using var answer = await line.UploadAsync(form);

        await LineDesk.RefusedAsync(answer, 400, "BadArgument");
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=\"\"")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("multipart/;;;")]
    public async Task A_damaged_upload_is_refused(string type)
    {
        using var line = await desk.OpenAsync();

        using var content = TestFiles.Raw("--y\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nabc"u8.ToArray(), type, "form-data");
        using var answer = await line.UploadAsync(content);

        await LineDesk.RefusedAsync(answer, 400, "BadArgument");
    }
}
