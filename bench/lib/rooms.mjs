// Enough rooms in the product to page through.

/**
 * Creates rooms until there are `count`; answers them as the list gives them.
 * @param {import('@playwright/test').APIRequestContext} request signed in
 * @param {string} origin
 * @param {number} count
 * @returns {Promise<unknown[]>}
 */
export async function fillRooms(request, origin, count) {
  for (let made = 0; made < count; made++) {
    const answer = await request.post(`${origin}/api/rooms`, {
      headers: { Origin: origin },
      data: {
        name: `房屋抵押贷款面签 ${made + 1}`,
        customerName: `客户 ${made + 1}`,
        customerRef: `C-${20_000 + made}`,
        template: made % 3 === 0 ? '1v2' : '1v1',
      },
    });
    if (!answer.ok()) throw new Error(`Creating a room answered ${answer.status()}: ${await answer.text()}`);
  }
  const rows = [];
  for (let page = 1; rows.length < count; page++) {
    const answer = await request.get(`${origin}/api/rooms?size=100&page=${page}`);
    const { items } = await answer.json();
    if (items.length === 0) break;
    rows.push(...items);
  }
  return rows;
}
