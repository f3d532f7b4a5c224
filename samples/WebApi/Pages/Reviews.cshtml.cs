using System.ComponentModel.DataAnnotations;
using FundsCheck.Samples.WebApi.Payments;
using FundsCheck.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FundsCheck.Samples.WebApi.Pages;

/// <summary>The open reviews, oldest first, and a reviewer's answer to one.</summary>
internal sealed class ReviewsModel(PaymentService payments, IDecisionReader decisions, TimeProvider time) : PageModel
{
    private const int PageSize = 20;

    /// <summary>The position after which the page begins.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>What is wrong with the answer, or became of it.</summary>
    [TempData]
    public string? Message { get; set; }

    public IReadOnlyList<OpenReview> Reviews { get; private set; } = [];

    /// <summary>Where the next page begins; null for the last one.</summary>
    public string? Next => Reviews.Count == PageSize ? Reviews[^1].Position : null;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        try
        {
            Reviews = await decisions.ReadOpenReviewsAsync(new OpenReviewQuery(time.GetUtcNow(), After, PageSize), cancellationToken)
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            return Page();
        }
        catch (ArgumentException)
        {
            // An address that somebody typed: no page ends there.
            return RedirectToPage(new { After = (string?)null });
        }
    }

    public Task<IActionResult> OnPostApproveAsync([FromForm] AnswerForm form, CancellationToken cancellationToken) =>
        AnswerAsync(form, "approved and sent", payments.ApproveAsync, cancellationToken);

    public Task<IActionResult> OnPostRejectAsync([FromForm] AnswerForm form, CancellationToken cancellationToken) =>
        AnswerAsync(form, "rejected", payments.RejectAsync, cancellationToken);

    private async Task<IActionResult> AnswerAsync(
        AnswerForm form, string done, Func<ReviewAnswer, CancellationToken, Task> answer, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            Message = "Write a comment of up to 500 characters: it is recorded with your answer.";
            return RedirectToPage();
        }

        try
        {
            await answer(new ReviewAnswer(form.Id, form.Revision, User.Identity?.Name ?? string.Empty, form.Comment), cancellationToken)
                .ConfigureAwait(false);
            Message = $"{form.Id} is {done}.";
        }
        catch (Exception exception) when (exception is DebitEventRefusedException or DecisionNotRecordedException)
        {
            Message = exception is DebitEventRefusedException ? exception.Message : "Nothing is known to be recorded. Answer again.";
        }

        return RedirectToPage();
    }

    /// <summary>The fields of the form.</summary>
    internal sealed class AnswerForm
    {
        [Required]
        public required string Id { get; init; }

        public required int Revision { get; init; }

        [Required, MaxLength(500)]
        public required string Comment { get; init; }
    }
}
