using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using FundsCheck.Plaid.Tests.Support;
using static FundsCheck.Plaid.PlaidWebhookResult;

namespace FundsCheck.Plaid.Tests.Webhooks;

/// <summary>Every way in which a webhook can differ from one of Plaid's.</summary>
public sealed class WebhookVerifierTests
{
    private static readonly string Body = WebhookBodies.LoginRequired;

    [Fact]
    public async Task Accepts_a_genuine_webhook()
    {
        using var host = new WebhookHost();

        (await host.ReceiveAsync(Body)).Should().Be(Applied);
        host.Handled.Should().ContainSingle().Which.Kind.Should().Be(PlaidWebhookKind.ItemError);
    }

    [Fact]
    public async Task Rejects_every_altered_character_of_the_token()
    {
        using var host = new WebhookHost();
        var token = host.Signer.Sign(Body, host.Time.GetUtcNow());

        for (var index = 0; index < token.Length; index++)
        {
            foreach (var other in "A_b9.")
            {
                var altered = $"{token[..index]}{other}{token[(index + 1)..]}";
                var result = altered == token ? TokenInvalid : await host.ReceiveAsync(altered, Body);
                result.Should().BeOneOf(
                    TokenInvalid, TokenExpired, TokenFromFuture, BodyAltered, KeyUnknown, KeyUnavailable, SignatureInvalid);
            }

            (await host.ReceiveAsync(token[..index], Body)).Should().Be(TokenInvalid);
        }

        await ShouldHaveChangedNothingAsync(host);
    }

    [Fact]
    public async Task Rejects_every_altered_byte_of_the_body()
    {
        using var host = new WebhookHost();
        var token = host.Signer.Sign(Body, host.Time.GetUtcNow());
        var bytes = Encoding.UTF8.GetBytes(Body);

        for (var index = 0; index < bytes.Length; index++)
        {
            var altered = (byte[])bytes.Clone();
            altered[index] ^= 1;
            (await host.Receiver.ReceiveAsync(token, altered, TestContext.Current.CancellationToken)).Should().Be(BodyAltered);
            (await host.Receiver.ReceiveAsync(token, bytes.AsMemory(0, index), TestContext.Current.CancellationToken))
                .Should().Be(BodyAltered);
        }

        (await host.ReceiveAsync(token, Body + " ")).Should().Be(BodyAltered);
        host.KeyCalls.Should().Be(0);
        await ShouldHaveChangedNothingAsync(host);
    }

    [Theory]
    [InlineData(-301, TokenExpired)]
    [InlineData(-300, Applied)]
    [InlineData(0, Applied)]
    [InlineData(30, Applied)]
    [InlineData(31, TokenFromFuture)]
    [InlineData(-31_536_000, TokenExpired)]
    [InlineData(2_000_000_000, TokenFromFuture)]
    public async Task Judges_the_time_on_both_sides(int seconds, PlaidWebhookResult expected)
    {
        using var host = new WebhookHost();
        host.Time.Advance(TimeSpan.FromMilliseconds(500)); // The clock is at a whole second.

        var token = host.Signer.Sign(Body, host.Time.GetUtcNow().AddSeconds(seconds));

        (await host.ReceiveAsync(token, Body)).Should().Be(expected);
        host.Handled.Should().HaveCount(expected == Applied ? 1 : 0);
    }

    [Theory]
    [InlineData("""{"alg":"none","kid":"KID"}""")]
    [InlineData("""{"alg":"HS256","kid":"KID"}""")]
    [InlineData("""{"alg":"ES384","kid":"KID"}""")]
    [InlineData("""{"alg":"RS256","kid":"KID"}""")]
    [InlineData("""{"alg":"es256","kid":"KID"}""")]
    [InlineData("""{"alg":null,"kid":"KID"}""")]
    [InlineData("""{"kid":"KID"}""")]
    [InlineData("""{"alg":"ES256"}""")]
    [InlineData("""{"alg":"ES256","kid":""}""")]
    [InlineData("""{"alg":"ES256","kid":1}""")]
    [InlineData("""{"alg":"ES256","kid":"KID/../other"}""")]
    [InlineData("""{"alg":"ES256","kid":"KID","kid":"KID"}""")]
    [InlineData("""{"alg":"ES256","kid":"KID","crit":["exp"]}""")]
    [InlineData("""{"alg":"ES256","kid":"KID"} {}""")]
    [InlineData("[]")]
    public async Task Rejects_a_header_that_Plaid_does_not_send(string header)
    {
        using var host = new WebhookHost();
        var claims = WebhookSigner.Claims(Encoding.UTF8.GetBytes(Body), host.Time.GetUtcNow());
        var token = host.Signer.SignParts(header.Replace("KID", host.Signer.KeyId, StringComparison.Ordinal), claims);

        (await host.ReceiveAsync(token, Body)).Should().Be(TokenInvalid);
        host.KeyCalls.Should().Be(0);
        await ShouldHaveChangedNothingAsync(host);
    }

    [Theory]
    [InlineData("""{"request_body_sha256":"HASH"}""")]
    [InlineData("""{"iat":NOW}""")]
    [InlineData("""{"iat":NOW.5,"request_body_sha256":"HASH"}""")]
    [InlineData("""{"iat":"NOW","request_body_sha256":"HASH"}""")]
    [InlineData("""{"iat":1,"iat":NOW,"request_body_sha256":"HASH"}""")]
    [InlineData("""{"iat":-1,"request_body_sha256":"HASH"}""")]
    [InlineData("""{"iat":9223372036854775807,"request_body_sha256":"HASH"}""")]
    [InlineData("""{"iat":99999999999999999999,"request_body_sha256":"HASH"}""")]
    [InlineData("""{"iat":NOW,"request_body_sha256":""}""")]
    [InlineData("""{"iat":NOW,"request_body_sha256":"HASH00"}""")]
    [InlineData("""{"iat":NOW,"request_body_sha256":"zz"}""")]
    [InlineData("""{"iat":NOW,"request_body_sha256":null}""")]
    [InlineData("""{"iat":NOW,"request_body_sha256":"HASH","request_body_sha256":"HASH"}""")]
    public async Task Rejects_claims_that_Plaid_does_not_send(string claims)
    {
        using var host = new WebhookHost();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)));
        var now = host.Time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

        var token = host.Signer.SignClaims(
            claims.Replace("HASH", hash, StringComparison.Ordinal).Replace("NOW", now, StringComparison.Ordinal));

        (await host.ReceiveAsync(token, Body)).Should().Be(TokenInvalid);
        await ShouldHaveChangedNothingAsync(host);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("..")]
    [InlineData("a.b.c.d.e")]
    [InlineData("a.b.c\n")]
    public async Task Rejects_a_text_that_is_no_token(string? token)
    {
        using var host = new WebhookHost();

        (await host.ReceiveAsync(token, Body)).Should().Be(TokenInvalid);
        (await host.ReceiveAsync(new string('a', 300_000), Body)).Should().Be(TokenInvalid);
    }

    [Fact]
    public async Task Rejects_the_signature_of_another_key_with_the_same_id()
    {
        using var host = new WebhookHost();
        using var forger = new WebhookSigner(host.Signer.KeyId);

        (await host.ReceiveAsync(forger.Sign(Body, host.Time.GetUtcNow()), Body)).Should().Be(SignatureInvalid);
        await ShouldHaveChangedNothingAsync(host);
        (await host.ReceiveAsync(Body)).Should().Be(Applied);
    }

    [Fact]
    public async Task Ignores_a_key_within_the_token()
    {
        using var host = new WebhookHost();
        using var forger = new WebhookSigner(host.Signer.KeyId);
        var header = $$"""{"alg":"ES256","kid":"{{forger.KeyId}}","jwk":{{forger.KeyJson()}},"jku":"http://127.0.0.1/key"}""";

        var token = forger.SignParts(header, WebhookSigner.Claims(Encoding.UTF8.GetBytes(Body), host.Time.GetUtcNow()));

        (await host.ReceiveAsync(token, Body)).Should().Be(SignatureInvalid);
    }

    [Fact]
    public async Task Rejects_the_token_of_another_body()
    {
        using var host = new WebhookHost();
        var token = host.Signer.Sign(WebhookBodies.LoginRepaired, host.Time.GetUtcNow());

        (await host.ReceiveAsync(token, Body)).Should().Be(BodyAltered);
    }

    [Fact]
    public async Task Applies_a_token_with_the_second_form_of_its_signature_once()
    {
        using var host = new WebhookHost();
        var token = host.Signer.Sign(Body, host.Time.GetUtcNow());
        var second = SecondForm(token);

        (await host.ReceiveAsync(token, Body)).Should().Be(Applied);

        second.Should().NotBe(token);
        (await host.ReceiveAsync(second, Body)).Should().Be(Repeated);
        host.Handled.Should().ContainSingle();
    }

    /// <summary>The signature (r, n - s), which is as valid as (r, s).</summary>
    private static string SecondForm(string token)
    {
        var order = Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");
        var parts = token.Split('.');
        var signature = Base64Url.DecodeFromChars(parts[2]);
        var s = new System.Numerics.BigInteger(signature.AsSpan(32), isUnsigned: true, isBigEndian: true);
        var other = new System.Numerics.BigInteger(order, isUnsigned: true, isBigEndian: true) - s;
        var bytes = other.ToByteArray(isUnsigned: true, isBigEndian: true);
        signature.AsSpan(32).Clear();
        bytes.CopyTo(signature.AsSpan(64 - bytes.Length));
        return $"{parts[0]}.{parts[1]}.{Base64Url.EncodeToString(signature)}";
    }

    private static async Task ShouldHaveChangedNothingAsync(WebhookHost host)
    {
        host.Handled.Should().BeEmpty();
        (await host.StatusAsync()).Should().BeNull();
    }
}
