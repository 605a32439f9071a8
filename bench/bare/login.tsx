/** The sign-in form as antd alone draws it: what ours is measured against. */
import { Button, Card, Form, Input } from 'antd';
import { createRoot } from 'react-dom/client';

function Login() {
  return (
    <Card title="webexe" style={{ width: 360, margin: '120px auto' }}>
      <Form layout="vertical" onFinish={() => {}}>
        <Form.Item label="账号" name="userID" rules={[{ required: true }]}>
          <Input autoComplete="username" />
        </Form.Item>
        <Form.Item label="密码" name="password" rules={[{ required: true }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block>
          登录
        </Button>
      </Form>
    </Card>
  );
}

createRoot(document.getElementById('root') as HTMLElement).render(<Login />); // stands in login.html
