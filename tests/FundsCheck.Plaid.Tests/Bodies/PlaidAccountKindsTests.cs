namespace FundsCheck.Plaid.Tests.Bodies;

public sealed class PlaidAccountKindsTests
{
    [Theory]
    [InlineData("depository", "checking", "checking", AccountFamily.Depository)]
    [InlineData("depository", "savings", "savings", AccountFamily.Depository)]
    [InlineData("depository", "paypal", "paypal", AccountFamily.Depository)]
    [InlineData("depository", "limited purpose checking", "limited purpose checking", AccountFamily.Depository)]
    [InlineData("credit", "credit card", "credit card", AccountFamily.Credit)]
    [InlineData("credit", "paypal", "credit", AccountFamily.Credit)]
    [InlineData("credit", "charge card", "charge card", AccountFamily.Other)]
    [InlineData("loan", "line of credit", "line of credit", AccountFamily.Credit)]
    [InlineData("loan", "commercial line of credit", "line of credit", AccountFamily.Credit)]
    [InlineData("loan", "home equity", "home equity", AccountFamily.Credit)]
    [InlineData("loan", "home equity loan", "loan", AccountFamily.Other)]
    [InlineData("loan", "mortgage", "loan", AccountFamily.Other)]
    [InlineData("loan", "something new", "loan", AccountFamily.Other)]
    [InlineData("loan", null, "loan", AccountFamily.Other)]
    [InlineData("investment", "line of credit", "investment", AccountFamily.Other)]
    [InlineData("investment", "something new", "investment", AccountFamily.Other)]
    [InlineData("payroll", null, "payroll", AccountFamily.Other)]
    public void A_type_and_subtype_have_a_kind(string type, string? subtype, string kind, AccountFamily family)
    {
        PlaidAccountKinds.Find(type, subtype).Should().Be(new AccountKind(kind, family));
    }

    [Theory]
    [InlineData("depository", "something new")]
    [InlineData("depository", null)]
    [InlineData("depository", "Checking")]
    [InlineData("Depository", "checking")]
    [InlineData("credit", "something new")]
    [InlineData("credit", "checking")]
    [InlineData("other", "other")]
    [InlineData("brokerage", "401k")]
    [InlineData("", "checking")]
    [InlineData(null, "checking")]
    public void A_pair_that_is_not_listed_has_none(string? type, string? subtype)
    {
        PlaidAccountKinds.Find(type, subtype).Should().BeNull();
    }

    [Theory]
    [InlineData("automatically_verified", AccountVerification.VerifiedAutomatically)]
    [InlineData("manually_verified", AccountVerification.VerifiedManually)]
    [InlineData("database_matched", AccountVerification.Matched)]
    [InlineData("database_insights_pass", AccountVerification.Matched)]
    [InlineData("database_insights_pass_with_caution", AccountVerification.MatchedWithCaution)]
    [InlineData("database_insights_pending", AccountVerification.Pending)]
    [InlineData("pending_automatic_verification", AccountVerification.Pending)]
    [InlineData("pending_manual_verification", AccountVerification.Pending)]
    [InlineData("unsent", AccountVerification.Pending)]
    [InlineData("database_insights_fail", AccountVerification.Failed)]
    [InlineData("verification_failed", AccountVerification.Failed)]
    [InlineData("verification_expired", AccountVerification.Expired)]
    [InlineData("", AccountVerification.None)]
    [InlineData(null, AccountVerification.None)]
    [InlineData("none", AccountVerification.Unknown)]
    [InlineData("unknown", AccountVerification.Unknown)]
    [InlineData("Manually_Verified", AccountVerification.Unknown)]
    public void A_status_has_a_verification(string? status, AccountVerification verification)
    {
        PlaidVerifications.Find(status).Should().Be(verification);
    }
}
